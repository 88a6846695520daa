import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { MacroForm } from "../answers-schema";
import { type Step, stepsSchema } from "../rules/macro";

/** The steps a form asks for, in the order they are done. */
export const stepsOf = (form: MacroForm): Step[] => [
	...(form.write ? [{ do: "write" as const, text: form.write }] : []),
	...(form.answer ? [{ do: "insert" as const, answer: form.answer }] : []),
	...(form.route ? [{ do: "route" as const, topic: form.route }] : []),
	...(form.assign ? [{ do: "assign" as const, to: form.assign }] : []),
	...(form.urgent ? [{ do: "urgent" as const }] : []),
	...(form.note ? [{ do: "note" as const, text: form.note }] : []),
	...(form.outcome ? [{ do: "outcome" as const, outcome: form.outcome }] : []),
];

/** Keeps a macro under its name: the same name again replaces it. Refuses one that does nothing. */
export const saveMacro = (
	context: Context,
	form: MacroForm,
): Promise<Result<{ macroId: string }, "not-allowed" | "does-nothing">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "answers.write")) return refuse("not-allowed");
		const steps = stepsSchema.safeParse(stepsOf(form));
		if (!steps.success) return refuse("does-nothing");
		const { db, now } = context;
		const data = { steps: steps.data, changedAt: now };
		const { id } = await db.macro.upsert({
			where: { name: form.name },
			create: { id: newId(now), name: form.name, ...data },
			update: data,
			select: { id: true },
		});
		await recordEvent(context, { name: "macro.saved", subject: { type: "macro", id } });
		return ok({ macroId: id });
	});

/** Removes a macro; answers given with it stay. */
export const removeMacro = (context: Context, macroId: string): Promise<Result<null, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "answers.write")) return refuse("not-allowed");
		await context.db.macro.deleteMany({ where: { id: macroId } });
		await recordEvent(context, { name: "macro.removed", subject: { type: "macro", id: macroId } });
		return ok(null);
	});
