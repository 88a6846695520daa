import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { cityValues, findAnswer } from "./queries/answers.server";
import { rehearseMacro } from "./queries/macros.server";
import { fillIn } from "./rules/variables";
import { TEXT_LIMIT } from "./schema";

const joined = (typed: string, more: string) => [typed.trim(), more].filter(Boolean).join("\n\n").slice(0, TEXT_LIMIT);

/** What a ready-made text may say of a matter and of who answers. */
const personalOf = (context: Context, matter: { reference: string; participants: { name: string }[] }) => ({
	reference: matter.reference,
	nom: matter.participants[0]?.name ?? "",
	agent: "name" in context.actor && accountOf(context.actor) ? context.actor.name : "",
});

/**
 * The answer form after «insert this answer» or «try this macro»: what was typed, then the text, and what goes with it.
 * Nothing is sent. Null when the form asks for neither.
 */
export const prepareAnswer = async (
	context: Context,
	matter: { reference: string; participants: { name: string }[] },
	form: FormData,
) => {
	const wanted = (name: string) => String(form.get(name) ?? "");
	const [asked, given] = wanted("prepare").split(":");
	if (!asked) return null;
	const slug = asked === "insert" ? (given ?? wanted("insert")) : "";
	if (slug) {
		const answer = await findAnswer(context, slug);
		if (!answer) return null;
		form.set("text", joined(wanted("text"), fillIn(answer.body, await cityValues(context))));
		form.set("canonical", `${slug}@${answer.version}`);
		return { form, rehearsal: null };
	}
	const macroId = asked === "try" ? wanted("try") : "";
	const rehearsal = macroId ? await rehearseMacro(context, macroId, personalOf(context, matter)) : null;
	if (!rehearsal) return null;
	form.set("text", joined(wanted("text"), rehearsal.text));
	form.set("macro", macroId);
	if (rehearsal.answer) form.set("canonical", `${rehearsal.answer}@${rehearsal.version ?? 0}`);
	if (rehearsal.outcome) form.set("outcome", rehearsal.outcome);
	return { form, rehearsal };
};
