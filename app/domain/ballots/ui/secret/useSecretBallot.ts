import { useCallback, useEffect, useRef, useState } from "react";
import { ballotFault } from "../../policy";
import type { PublicKeys } from "../../secret/booth";
import type { WalletInHand } from "./useWallet";

/** Milliseconds without a tick before a valid ballot is sealed and dropped, and before one that got lost is sent again. */
const PAUSE = 700;
const RETRY = 4_000;

type Paper = { id: string; optionIds: string[]; minimum: number; maximum: number };

export type SecretStatus =
	| { kind: "counted" }
	| { kind: "sealing" }
	| { kind: "offline" }
	| { kind: "not-counted"; reason: string };

const same = (a: readonly string[], b: readonly string[] | undefined) =>
	b !== undefined && a.length === b.length && a.every((id) => b.includes(id));

/** Numbers, seals and drops the draft; notes in the wallet what the city acknowledged. Answers why not, or null. */
const dropDraft = async (paper: Paper, keys: PublicKeys, { wallet, change }: WalletInHand): Promise<string | null> => {
	const { drop } = await import("../../secret/booth");
	if (!wallet?.card || !wallet.draft) return null;
	const choices = wallet.draft;
	const positions = choices.map((id) => paper.optionIds.indexOf(id));
	const dropped = await drop({ voteId: paper.id, keys }, wallet.card, { positions, revision: wallet.revision });
	if (!dropped.ok) return dropped.reason;
	const { receipt, next } = dropped.value;
	change((now) => ({ ...now, counted: { choices, receipt }, revision: Math.max(now.revision, next) }));
	return null;
};

/**
 * A secret ballot that is sealed and dropped as soon as it keeps to the rules: nobody loses a vote by forgetting a button.
 * The draft stays in this browser until it is in the box; one sending at a time; what got lost is sent again.
 */
export const useSecretBallot = (paper: Paper, keys: PublicKeys, hand: WalletInHand) => {
	const { wallet, change } = hand;
	const [trouble, setTrouble] = useState<string | null>(null);
	const [attempt, setAttempt] = useState(0);
	const sending = useRef(false);
	const chosen = wallet?.draft ?? wallet?.counted?.choices ?? [];
	const isCounted = wallet?.counted != null && same(chosen, wallet.counted.choices);
	const isVoid = isCounted && chosen.length === 0;
	const fault = wallet?.takesBack && chosen.length === 0 ? null : ballotFault(paper, chosen);
	const isDue = wallet?.card != null && wallet.draft !== null && !fault && !isCounted && trouble === null;

	// biome-ignore lint/correctness/useExhaustiveDependencies: the draft as it is when the pause is over
	useEffect(() => {
		if (!isDue) return;
		const pause = setTimeout(async () => {
			if (sending.current) return;
			sending.current = true;
			const refused = await dropDraft(paper, keys, hand);
			sending.current = false;
			setTrouble(refused);
			setAttempt((count) => count + 1);
			if (refused === "offline") setTimeout(() => setTrouble(null), RETRY);
		}, PAUSE);
		return () => clearTimeout(pause);
	}, [isDue, chosen.join(), attempt]);

	const choose = useCallback(
		(choices: string[], takesBack = false) => {
			setTrouble(null);
			change((now) => ({ ...now, draft: choices, takesBack }));
		},
		[change],
	);
	const status = (): SecretStatus => {
		if (!wallet?.card) return { kind: "not-counted", reason: "no-card" };
		if (isVoid) return { kind: "not-counted", reason: "taken-back" };
		if (fault) return { kind: "not-counted", reason: fault };
		if (isCounted) return { kind: "counted" };
		if (trouble === "offline") return { kind: "offline" };
		return trouble ? { kind: "not-counted", reason: trouble } : { kind: "sealing" };
	};
	return { chosen, choose, status: status(), previous: isCounted ? 0 : (wallet?.counted?.choices.length ?? 0) };
};
