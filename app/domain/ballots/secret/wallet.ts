import type { Marked } from "../paper";
import type { Card, CardRequest } from "./card";

/** What the city answered for a ballot in the box. */
export type Receipt = { leafHash: string; signature: string };

/** What this browser holds for one person and one vote. Nothing of it is ever sent but sealed ballots. */
export type Wallet = {
	/** A request under way: sent again as it is, so that a lost answer costs nothing. */
	request: { request: CardRequest; sealedRequest: string } | null;
	/** The recovery code, shown until the person says they have it. */
	code: string | null;
	card: Card | null;
	/** What is filled in, kept until it is dropped: null before the first tick. */
	draft: Marked | null;
	/** The person asked to take their ballot back: an empty draft is then dropped. */
	takesBack: boolean;
	/** What is in the box, and its receipt. No option: a ballot taken back. */
	counted: (Marked & { receipt: Receipt }) | null;
	/** The number of the next ballot: the highest one counts. */
	revision: number;
};

export const emptyWallet: Wallet = {
	...{ request: null, code: null, card: null },
	...{ draft: null, takesBack: false, counted: null, revision: 0 },
};

/** Where the wallet of a person and a vote is kept; `holder` is another text for each person. */
export const walletKey = (voteId: string, holder: string) => `parvis-vote:${voteId}:${holder}`;

type Store = Pick<Storage, "getItem" | "setItem">;

export const readWallet = (store: Store, key: string): Wallet => {
	try {
		const kept = JSON.parse(store.getItem(key) ?? "{}");
		// A browser that voted before ballots bore marks kept bare lists.
		const draft = Array.isArray(kept.draft) ? { choices: kept.draft, marks: [] } : (kept.draft ?? null);
		const counted = kept.counted ? { marks: [], ...kept.counted } : null;
		return { ...emptyWallet, ...kept, draft, counted };
	} catch {
		return emptyWallet;
	}
};

/** False where the browser keeps nothing (private mode, storage full): the person must be told before they vote. */
export const keepWallet = (store: Store, key: string, wallet: Wallet): boolean => {
	try {
		store.setItem(key, JSON.stringify(wallet));
		return true;
	} catch {
		return false;
	}
};

/** A receipt as a file to keep, and to show to whoever recounts. */
export const receiptFile = (voteId: string, { leafHash, signature }: Receipt) =>
	`parvis receipt 1\nvote ${voteId}\nballot ${leafHash}\nsignature ${signature}\n`;

/** The parts of a receipt file; null for any other text. */
export const readReceipt = (text: string): (Receipt & { voteId: string }) | null => {
	const found = /vote ([0-9a-f-]{36})\s+ballot ([A-Za-z0-9+/]{43}=)\s+signature ([A-Za-z0-9+/]{86}==)/.exec(text);
	const [, voteId, leafHash, signature] = found ?? [];
	return voteId && leafHash && signature ? { voteId, leafHash, signature } : null;
};
