import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { methodOf } from "~/domain/consultations/methods";
import { managementRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findText } from "../queries/passages.server";
import { cutText, type Planned, planText } from "../text";

type Input = { phaseId: string; version: number; text: string; note: string };

export type TextRefusal = "not-allowed" | "absent" | "stale-text" | "nothing-changed" | "note-needed";

const store = async ({ db, now }: Context, { phaseId, version }: Input, plan: Planned[]): Promise<string[]> => {
	const last = await db.passage.aggregate({ where: { phaseId }, _max: { position: true } });
	let position = last._max.position ?? 0;
	const rows = plan.map(({ kind, body, how, from }) => {
		if (from && how === "kept") return { id: from.id, row: null };
		const id = newId(now);
		const number = from?.position ?? ++position;
		const replacesId = from?.id ?? null;
		return { id, row: { id, phaseId, position: number, version: version + 1, kind, body, replacesId, createdAt: now } };
	});
	await db.passage.createMany({ data: rows.flatMap(({ row }) => row ?? []) });
	return rows.map(({ id }) => id);
};

/**
 * Puts a text to debate, or its next version: it is cut in passages; those that did not change stay, with what was said of
 * them; another wording keeps the number of the passage it replaces and points to it. Answers the version and how many
 * passages it has. Refuses a version written over another than the one that was read (two officials at once), one equal
 * to the last, and one that does not say what changed.
 */
export const writeText = (
	context: Context,
	input: Input,
): Promise<Result<{ version: number; passages: number }, TextRefusal>> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (managementRefusal(actor) || actor.kind !== "staff") return refuse("not-allowed");
		const { phaseId, version, text, note } = input;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`text ${phaseId}`}, 0))`;
		const phase = await findPhase(context, phaseId);
		if (!phase || !methodOf(phase).capabilities.debatesText) return refuse("absent");
		const current = await findText(context, phaseId);
		if ((current?.version ?? 0) !== version) return refuse("stale-text");
		const { plan, gone } = planText(current?.passages ?? [], cutText(text));
		const isSame = plan.every(({ from }, index) => from !== null && from.id === current?.passages[index]?.id);
		if (current && gone.length === 0 && plan.every(({ how }) => how === "kept") && isSame)
			return refuse("nothing-changed");
		if (current && note.length < 15) return refuse("note-needed");
		const passageIds = await store(context, input, plan);
		const author = { authorId: actor.accountId, authorName: actor.name };
		await db.textVersion.create({ data: { phaseId, version: version + 1, passageIds, note, at: now, ...author } });
		const details = { version: version + 1, passages: passageIds.length };
		await recordEvent(context, { name: "text.written", subject: { type: "phase", id: phaseId }, details });
		return ok({ version: version + 1, passages: passageIds.length });
	});
