import type { Ways } from "./ladder";
import { findProvider } from "./openid/providers.server";

/** The ways to a higher level that this city has set up. */
export const waysHere = (): Ways => ({
	franceconnect: findProvider("franceconnect") !== null,
	franceconnectPlus: findProvider("franceconnect-plus") !== null,
});
