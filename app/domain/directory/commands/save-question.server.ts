import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

type Saved = {
	/** Null: a new question. */
	id: string | null;
	text: string;
	hint: string;
	position: number;
	/** The answers it has, with their words; an empty label takes the answer away, and the procedures' lines with it. */
	kept: { id: string; label: string }[];
	/** The answers to add, in order. */
	added: string[];
};

const saveAnswers = async ({ db, now }: Context, questionId: string, { kept, added }: Saved) => {
	for (const [position, { id, label }] of kept.entries()) {
		if (label === "") await db.guideAnswer.deleteMany({ where: { id, questionId } });
		else await db.guideAnswer.updateMany({ where: { id, questionId }, data: { label, position } });
	}
	await db.guideAnswer.createMany({
		data: added.map((label, index) => ({ id: newId(now), questionId, label, position: kept.length + index })),
	});
};

/** Writes a question of the search and its answers; answers its id. Refuses one that is gone, or with fewer than two answers. */
export const saveQuestion = (
	context: Context,
	saved: Saved,
): Promise<Result<string, "not-allowed" | "not-found" | "two-answers">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (permissionRefusal(actor, "directory.manage")) return refuse("not-allowed");
		if (saved.kept.filter(({ label }) => label !== "").length + saved.added.length < 2) return refuse("two-answers");
		const { text, hint, position } = saved;
		const id = saved.id ?? newId(now);
		if (saved.id === null) await db.guideQuestion.createMany({ data: { id, text, hint, position } });
		else {
			const changed = await db.guideQuestion.updateMany({ where: { id }, data: { text, hint, position } });
			if (changed.count === 0) return refuse("not-found");
		}
		await saveAnswers(context, id, saved);
		await recordEvent(context, { name: "directory.changed", subject: { type: "guide-question", id } });
		return ok(id);
	});
