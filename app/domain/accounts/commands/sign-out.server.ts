import type { Context } from "~/server/context.server";
import { closeSession } from "../sessions.server";

/** Ends the session of who asks; answers the cookie that clears it. Signing out twice is no fault. */
export const signOut = ({ actor }: Context): Promise<string> =>
	closeSession("sessionId" in actor ? actor.sessionId : "");
