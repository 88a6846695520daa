import { permissionRefusal, permissions } from "~/domain/accounts/permissions";
import { findRole } from "~/domain/accounts/queries.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { lockMatter } from "./lock-matter.server";
import { findByKey, lockKey, storeMessage } from "./store-message.server";

type Input = { reference: string; text: string; nonce: string; mention?: string };

/** A colleague named in a note finds it in their queue; someone who may not answer residents is not told. */
const tellColleague = async (context: Context, row: { messageId: string; matterId: string; accountId: string }) => {
	const role = await findRole(context, row.accountId);
	const answering: readonly string[] = permissions["matters.answer"];
	if (!role || !answering.includes(role)) return;
	await context.db.matterMention.createMany({ data: { ...row, at: context.now }, skipDuplicates: true });
};

/** A word among staff: no resident ever reads it, whatever the channel. The same form sent twice is one note. */
export const addNote = (
	context: Context,
	{ reference, text, nonce, mention = "" }: Input,
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const actor = context.actor as Extract<Actor, { kind: "staff" }>;
		const key = `form:${nonce}`;
		await lockKey(context, key);
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		if (await findByKey(context, key)) return ok(null);
		const author = { authorId: actor.accountId, authorName: actor.name };
		const place = { key, matterId: matter.id, originId: matter.id, direction: "note" as const, channel: "web" };
		const messageId = await storeMessage(context, { ...place, ...author, text });
		if (mention) await tellColleague(context, { messageId, matterId: matter.id, accountId: mention });
		await recordEvent(context, { name: "matter.noted", subject: { type: "matter", id: matter.id } });
		return ok(null);
	});
