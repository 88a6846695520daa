import { useCallback, useEffect, useRef, useState } from "react";
import { type Marked, paperFault } from "../../paper";
import type { VoteRules } from "../../schema";
import type { PublicKeys } from "../../secret/booth";
import { linesOf } from "../../secret/format";
import { filledFrom, markedFrom } from "../usePaper";
import type { WalletInHand } from "./useWallet";

/** Milliseconds without a tick before a valid ballot is sealed and dropped, and before one that got lost is sent again. */
const PAUSE = 700;
const RETRY = 4_000;

type Paper = { id: string; rules: VoteRules };

export type SecretStatus =
	| { kind: "counted" }
	| { kind: "sealing" }
	| { kind: "offline" }
	| { kind: "not-counted"; reason: string };

const nothing: Marked = { choices: [], marks: [] };

/** What a ballot says, as one text, whatever the order it was filled in. */
const said = (ballot: Marked) => JSON.stringify([...filledFrom(ballot)].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Numbers, seals and drops the draft; notes in the wallet what the city acknowledged. Answers why not, or null. */
const dropDraft = async (paper: Paper, keys: PublicKeys, { wallet, change }: WalletInHand): Promise<string | null> => {
	const { drop } = await import("../../secret/booth");
	if (!wallet?.card || !wallet.draft) return null;
	const ballot = wallet.draft;
	const positions = linesOf(paper.rules, ballot);
	const dropped = await drop({ voteId: paper.id, keys }, wallet.card, { positions, revision: wallet.revision });
	if (!dropped.ok) return dropped.reason;
	const { receipt, next } = dropped.value;
	change((now) => ({ ...now, counted: { ...ballot, receipt }, revision: Math.max(now.revision, next) }));
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
	const ballot = wallet?.draft ?? wallet?.counted ?? nothing;
	const isCounted = wallet?.counted != null && said(ballot) === said(wallet.counted);
	const isVoid = isCounted && ballot.choices.length === 0;
	const fault = wallet?.takesBack && ballot.choices.length === 0 ? null : paperFault(paper.rules, ballot);
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
	}, [isDue, said(ballot), attempt]);

	const keep = useCallback(
		(draft: Marked, takesBack = false) => {
			setTrouble(null);
			change((now) => ({ ...now, draft, takesBack }));
		},
		[change],
	);
	/** Null takes the option off the ballot; `alone` leaves no other on it. */
	const mark = (id: string, value: number | null, alone = false) => {
		const filled = new Map(alone ? [] : filledFrom(ballot));
		if (value === null) filled.delete(id);
		else filled.set(id, value);
		keep(markedFrom(paper.rules, filled));
	};
	const status = (): SecretStatus => {
		if (!wallet?.card) return { kind: "not-counted", reason: "no-card" };
		if (isVoid) return { kind: "not-counted", reason: "taken-back" };
		if (fault) return { kind: "not-counted", reason: fault };
		if (isCounted) return { kind: "counted" };
		if (trouble === "offline") return { kind: "offline" };
		return trouble ? { kind: "not-counted", reason: trouble } : { kind: "sealing" };
	};
	const previous = isCounted ? 0 : (wallet?.counted?.choices.length ?? 0);
	return { ballot, mark, takeBack: () => keep(nothing, true), status: status(), previous };
};
