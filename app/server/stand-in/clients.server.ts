import { sign } from "../sign.server";
import type { StandInKind } from "./provider.server";

/** What a stand-in of the demonstration is given as its one client. */
export const standInClient = (kind: StandInKind) => ({
	clientId: `parvis-${kind}`,
	clientSecret: `${sign("stand-in", kind)}${sign("stand-in-2", kind)}`,
});
