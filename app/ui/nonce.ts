import { createContext, useContext } from "react";

/** The nonce of this answer's scripts and styles; never in a loader, which would send it as data. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = () => useContext(NonceContext);
