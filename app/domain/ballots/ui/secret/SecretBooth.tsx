import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { FoundVote } from "../../queries/votes.server";
import type { PublicKeys } from "../../secret/booth";
import { PaperFields } from "../PaperFields";
import { PurseBar } from "../PurseBar";
import { filledFrom } from "../usePaper";
import { CardDesk, RecoveryCode } from "./CardDesk";
import { OwnReceipt } from "./OwnReceipt";
import { SecretStatusBar } from "./SecretStatusBar";
import { canSeal } from "./useHydrated";
import { useSecretBallot } from "./useSecretBallot";
import { useWallet, type WalletInHand } from "./useWallet";

type Vote = Pick<FoundVote, "id" | "options" | "rules">;

type Props = { slug: string; vote: Vote; keys: PublicKeys; card: { holder: string; pickedOn: string | null } };

/** The ballot paper of a secret vote: each tick is a draft in this browser, sealed and dropped as soon as it is valid. */
const SecretPaper = ({ vote, keys, hand }: { vote: Vote; keys: PublicKeys; hand: WalletInHand }) => {
	const { t } = useTranslation("ballots");
	const { ballot, mark, takeBack, status, previous } = useSecretBallot(vote, keys, hand);
	return (
		<>
			<PaperFields vote={vote} filled={filledFrom(ballot)} onMark={mark} />
			<div className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 lg:bottom-3">
				<SecretStatusBar status={status} ballot={ballot} rules={vote.rules} previous={previous}>
					<PurseBar rules={vote.rules} ballot={ballot} />
				</SecretStatusBar>
			</div>
			{hand.wallet?.counted?.choices.length ? (
				<div>
					<Button type="button" tone="danger" size="small" onClick={takeBack}>
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
