import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { PublicKeys } from "../../secret/booth";
import type { WalletInHand } from "./useWallet";

type Props = {
	voteId: string;
	slug: string;
	keys: PublicKeys;
	hand: WalletInHand;
	/** Whether the roll says that this person has a card, here or on another device. */
	isPickedUp: boolean;
};

const RecoverForm = ({ onCode }: { onCode: (code: string) => Promise<void> }) => {
	const { t } = useTranslation("ballots");
	const [code, setCode] = useState("");
	return (
		<form
			className="grid gap-3"
			onSubmit={(event) => {
				event.preventDefault();
				void onCode(code);
			}}
		>
			<label htmlFor="recovery-code" className="font-semibold">
				{t("secret.card.code")}
			</label>
			<input
				id="recovery-code"
				className="control font-mono"
				autoComplete="off"
				autoCapitalize="characters"
				spellCheck={false}
				value={code}
				onChange={(event) => setCode(event.currentTarget.value)}
			/>
			<div>
				<Button>{t("secret.card.recover")}</Button>
			</div>
		</form>
	);
};

/** How one gets the card: signs the roll and picks it up, or brings it back with the recovery code. */
export const CardDesk = ({ voteId, slug, keys, hand, isPickedUp }: Props) => {
	const { t } = useTranslation("ballots");
	const { wallet, change } = hand;
	const [refusal, setRefusal] = useState<string | null>(null);
	const [isBusy, setBusy] = useState(false);
	if (!wallet || wallet.card) return null;
	const booth = { voteId, cardUrl: `/consultations/${slug}/vote/card`, keys };
	const run = async (work: "pick-up" | { code: string }) => {
		setBusy(true);
		setRefusal(null);
		const { pickUp, recover } = await import("../../secret/booth");
		const result = await (work === "pick-up"
			? pickUp(booth, wallet, (asking) => change(() => asking))
			: recover(booth, wallet, work.code)
		).catch(() => ({ ok: false, reason: "wrong-card" }) as const);
		if (result.ok) change((now) => ({ ...result.value, draft: now.draft }));
		else setRefusal(result.reason);
		setBusy(false);
	};
	const isElsewhere = (isPickedUp && !wallet.request) || refusal === "card-picked-up";
	return (
		<section className="grid gap-4 rounded-card border-2 border-brand bg-surface p-5 shadow-card">
			<h2>{t(isElsewhere ? "secret.card.elsewhereTitle" : "secret.card.title")}</h2>
			<p>{t(isElsewhere ? "secret.card.elsewhere" : "secret.card.text")}</p>
			{refusal ? (
				<Alert tone="danger" live>
					{t(`secret.refusals.${refusal}` as "secret.refusals.offline")}
				</Alert>
			) : null}
			{isElsewhere ? (
				<RecoverForm onCode={(code) => run({ code })} />
			) : (
				<div>
					<Button type="button" aria-busy={isBusy} onClick={() => (isBusy ? undefined : void run("pick-up"))}>
						{t(isBusy ? "secret.card.busy" : "secret.card.button")}
					</Button>
				</div>
			)}
		</section>
	);
};

/** The recovery code, until the person says they have it. */
export const RecoveryCode = ({ hand: { wallet, change } }: { hand: WalletInHand }) => {
	const { t } = useTranslation("ballots");
	if (!wallet?.card || !wallet.code) return null;
	return (
		<section className="grid gap-3 rounded-card border border-line bg-surface p-5" aria-labelledby="recovery">
			<h2 id="recovery" className="text-subheading">
				{t("secret.card.codeTitle")}
			</h2>
			<p>{t("secret.card.codeText")}</p>
			<output
				aria-label={t("secret.card.code")}
				className="rounded-control border border-line-strong bg-sunken p-3 font-mono text-[1.1875rem] break-words"
			>
				{wallet.code}
			</output>
			<div className="no-print flex flex-wrap gap-3">
				<Button type="button" tone="secondary" size="small" onClick={() => window.print()}>
					{t("secret.print")}
				</Button>
				<Button type="button" size="small" onClick={() => change((now) => ({ ...now, code: null }))}>
					{t("secret.card.codeNoted")}
				</Button>
			</div>
		</section>
	);
};
