import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { FoundVote } from "../../queries/votes.server";
import type { PublicKeys } from "../../secret/booth";
import { OptionChoice } from "../OptionCard";
import { CardDesk, RecoveryCode } from "./CardDesk";
import { OwnReceipt } from "./OwnReceipt";
import { SecretStatusBar } from "./SecretStatusBar";
import { canSeal } from "./useHydrated";
import { useSecretBallot } from "./useSecretBallot";
import { useWallet, type WalletInHand } from "./useWallet";

type Vote = Pick<FoundVote, "id" | "options" | "optionIds" | "minimum" | "maximum">;

type Props = { slug: string; vote: Vote; keys: PublicKeys; card: { holder: string; pickedOn: string | null } };

/** The ballot paper of a secret vote: each tick is a draft in this browser, sealed and dropped as soon as it is valid. */
const SecretPaper = ({ vote, keys, hand }: { vote: Vote; keys: PublicKeys; hand: WalletInHand }) => {
	const { t } = useTranslation("ballots");
	const { chosen, choose, status, previous } = useSecretBallot(vote, keys, hand);
	const toggle = (id: string, on: boolean) => choose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
	return (
		<>
			<fieldset className="grid gap-4">
				<legend className="mb-4 text-[1.1875rem] font-semibold">{t("form.legend", { count: vote.maximum })}</legend>
				<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
					{vote.options.map((option) => (
						<OptionChoice key={option.id} option={option} checked={chosen.includes(option.id)} onToggle={toggle} />
					))}
				</ul>
			</fieldset>
			<div className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 lg:bottom-3">
				<SecretStatusBar status={status} chosen={chosen.length} limit={vote.maximum} previous={previous} />
			</div>
			{hand.wallet?.counted?.choices.length ? (
				<div>
					<Button type="button" tone="danger" size="small" onClick={() => choose([], true)}>
						{t("form.erase")}
					</Button>
				</div>
			) : null}
		</>
	);
};

/** The polling booth: the card, the ballot paper, the receipt, all in this browser. */
export const SecretBooth = ({ slug, vote, keys, card }: Props) => {
	const { t } = useTranslation("ballots");
	const hand = useWallet(vote.id, card.holder);
	if (!canSeal()) return <Alert tone="danger">{t("secret.vote.noCrypto")}</Alert>;
	if (!hand.wallet) return null;
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] gap-8">
			{hand.isKept ? null : (
				<Alert tone="warning" title={t("secret.vote.notKeptTitle")}>
					{t("secret.vote.notKept")}
				</Alert>
			)}
			<CardDesk {...{ slug, keys, hand }} voteId={vote.id} isPickedUp={card.pickedOn !== null} />
			<RecoveryCode hand={hand} />
			<SecretPaper {...{ vote, keys, hand }} />
			<OwnReceipt {...{ slug, hand }} voteId={vote.id} />
		</div>
	);
};
