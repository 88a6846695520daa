import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { changedQuestions, isInOrder, type QuestionsChange } from "../rules/category-form";
import { questionsSchema } from "../schema";

/**
 * Writes, moves or removes one question of a category. Refuses what would leave a condition asking for an answer that no
 * earlier question offers. Reports already filed keep their answers. The route asks for «works.configure».
 */
export const changeQuestions = (
	context: Context,
	{ category, change }: { category: string; change: QuestionsChange },
): Promise<Result<null, "unknown" | "depended-on">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [row] = await db.$queryRaw<{ questions: unknown }[]>`
			SELECT questions FROM "ReportCategory" WHERE code = ${category} FOR UPDATE`;
		const questions = row && changedQuestions(questionsSchema.parse(row.questions), change);
		if (!questions) return refuse("unknown");
		if (!isInOrder(questions)) return refuse("depended-on");
		await db.reportCategory.update({
			where: { code: category },
			data: { questions: questionsSchema.parse(questions), changedAt: now },
		});
		await recordEvent(context, {
			name: "report-category.questions-changed",
			subject: { type: "report-category", id: category },
			details: { change: change.kind, question: change.code },
		});
		return ok(null);
	});
