import { useCallback, useEffect, useRef, useState } from "react";
import { emptyWallet, keepWallet, readWallet, type Wallet, walletKey } from "../../secret/wallet";

/** The wallet of this person and vote, read once JavaScript runs and written at each change; null before. */
export const useWallet = (voteId: string, holder: string) => {
	const key = walletKey(voteId, holder);
	const [wallet, setWallet] = useState<Wallet | null>(null);
	const [isKept, setKept] = useState(true);
	const latest = useRef<Wallet>(emptyWallet);
	const show = useCallback((next: Wallet) => {
		latest.current = next;
		setWallet(next);
	}, []);
	useEffect(() => {
		show(readWallet(window.localStorage, key));
		// Another tab of the same person voted: this one shows the same.
		const onStorage = (event: StorageEvent) => event.key === key && show(readWallet(window.localStorage, key));
		window.addEventListener("storage", onStorage);
		return () => window.removeEventListener("storage", onStorage);
	}, [key, show]);
	const change = useCallback(
		(edit: (wallet: Wallet) => Wallet) => {
			const next = edit(latest.current);
			setKept(keepWallet(window.localStorage, key, next));
			show(next);
		},
		[key, show],
	);
	const forget = useCallback(() => {
		window.localStorage.removeItem(key);
		show(emptyWallet);
	}, [key, show]);
	return { wallet, change, forget, isKept };
};

export type WalletInHand = ReturnType<typeof useWallet>;
