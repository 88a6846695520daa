import type { Actor } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { rehearseMacro } from "../queries/macros.server";
import type { LockedMatter } from "./lock-matter.server";
import { storeMessage } from "./store-message.server";

/** The effects of a macro beside its text, on a held matter, in the caller's transaction. `key` is the answer's: once. */
export const applyMacro = async (
	context: Context,
	matter: LockedMatter,
	macroId: string,
	key: string,
): Promise<void> => {
	const { accountId, name } = context.actor as Extract<Actor, { kind: "staff" }>;
	const rehearsal = await rehearseMacro(context, macroId, {});
	const data: { topic?: string; urgent?: boolean; assigneeId?: string | null } = {};
	for (const effect of rehearsal?.effects ?? []) {
		if (effect.do === "route") data.topic = effect.topic;
		if (effect.do === "urgent") data.urgent = true;
		if (effect.do === "assign") data.assigneeId = effect.to === "me" ? accountId : null;
		if (effect.do === "note") {
			const place = { key: `${key}:note`, matterId: matter.id, originId: matter.id, direction: "note" as const };
			await storeMessage(context, {
				...place,
				channel: "web",
				authorId: accountId,
				authorName: name,
				text: effect.text,
			});
		}
	}
	await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
};
