import { z } from "zod";

/** Whether what residents write in this phase waits for a moderator before anybody else reads it: a setting of the phase. */
export const isModeratedFirst = ({ settings }: { settings: unknown }): boolean =>
	z.object({ moderateFirst: z.boolean() }).safeParse(settings).data?.moderateFirst ?? false;
