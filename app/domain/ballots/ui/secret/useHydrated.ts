import { useEffect, useState } from "react";

/** Whether JavaScript runs here: false on the server and at the first drawing. */
export const useHydrated = () => {
	const [hydrated, setHydrated] = useState(false);
	useEffect(() => setHydrated(true), []);
	return hydrated;
};

/** Whether this browser can seal a ballot: cryptography is offered on secure addresses only. */
export const canSeal = () => typeof WebAssembly === "object" && globalThis.crypto?.subtle !== undefined;
