import type { Ways } from "./ladder";

/** The ways to a higher level that this city has set up. */
export const waysHere = (): Ways => ({ franceconnect: false, franceconnectPlus: false });
