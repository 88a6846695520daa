import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { type Rehearsal, rehearse, type Step, stepsSchema } from "../rules/macro";
import { fillIn, type Variable } from "../rules/variables";
import { cityValues, findAnswer } from "./answers.server";

/** The macros by name, with their steps; one whose steps are no longer known is left out. */
export const listMacros = async ({ db }: Context): Promise<{ id: string; name: string; steps: Step[] }[]> => {
	const rows = await db.macro.findMany({ orderBy: { name: "asc" }, take: 200 });
	return rows.flatMap(({ id, name, steps }) => {
		const read = stepsSchema.safeParse(steps);
		return read.success ? [{ id, name, steps: read.data }] : [];
	});
};

/** What a macro would do in a matter: its text filled, its effects. Null when there is no such macro. */
export const rehearseMacro = async (
	context: Context,
	macroId: string,
	personal: Partial<Record<Variable, string>>,
): Promise<(Rehearsal & { name: string; version: number | null }) | null> => {
	const row = isId(macroId) ? await context.db.macro.findUnique({ where: { id: macroId } }) : null;
	const steps = stepsSchema.safeParse(row?.steps);
	if (!row || !steps.success) return null;
	const named = steps.data.flatMap((step) => (step.do === "insert" ? [step.answer] : []));
	const found = await Promise.all(named.map((slug) => findAnswer(context, slug)));
	const answers = found.filter((one) => one !== null);
	const result = rehearse(steps.data, Object.fromEntries(answers.map(({ slug, body }) => [slug, body])));
	const text = fillIn(result.text, { ...(await cityValues(context)), ...personal });
	const version = answers.find(({ slug }) => slug === result.answer)?.version ?? null;
	return { ...result, text, name: row.name, version };
};
