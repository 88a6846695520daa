import { declareFact } from "~/domain/residents/commands/declare-fact.server";
import { noteReuse } from "~/domain/residents/commands/note-reuse.server";
import type { FormFact } from "~/domain/residents/ledger/form-facts.server";
import { type ReadValue, readForService } from "~/domain/residents/ledger/read-for-service.server";
import type { Translate } from "~/i18n/namespaces";
import { type Actor, forOf } from "~/lib/actor";
import { type Context, transaction } from "~/server/context.server";
import { factField, isTyped, topicFor } from "../procedure-request";
import { findByKey, lockKey } from "./store-message.server";
import { submitMatter } from "./submit-matter.server";

type Asked = {
	actor: Extract<Actor, { accountId: string }>;
	procedure: { slug: string; title: string; unitCode: string };
	form: { serviceId: string; facts: FormFact[] };
	/** What was typed, by field; what was ticked; a message. */
	values: Record<string, unknown>;
	ticked: string[];
	text: string;
	nonce: string;
	t: Translate;
};

/** What was typed is said once: kept for the next form when it is new or corrected. */
const keepTyped = async (context: Context, { actor, form, values }: Asked) => {
	for (const fact of form.facts.filter(isTyped)) {
		const typed = String(values[factField(fact.key)] ?? "");
		if (typed === (fact.value ?? "") || typed === "") continue;
		await declareFact(context, { personId: forOf(actor) ?? actor.accountId, key: fact.key, value: typed });
	}
};

const linesOf = (t: Translate, read: ReadValue[]) =>
	read.map(
		({ key, value, source }) => `${t(`residents:attributes.${key}`)} : ${value} (${t(`residents:sources.${source}`)})`,
	);

/**
 * Sends a procedure's form: what was typed is kept in the ledger, the facts are read through its one door (so that the person
 * sees the use), and a request is opened with its receipt. Facts of another field are read only if their box was ticked, and
 * the consent log says so. The same form sent twice opens one request. Answers its reference.
 */
export const requestProcedure = async (context: Context, asked: Asked): Promise<{ reference: string }> => {
	const { actor, procedure, form, ticked, text, nonce, t } = asked;
	await transaction(context, (context) => keepTyped(context, asked));
	return transaction(context, async (context) => {
		const key = `form:${nonce}`;
		await lockKey(context, key);
		const known = await findByKey(context, key);
		if (known) return { reference: known.matter.reference };
		const chosen = form.facts.filter(({ key, crosses }) => !crosses || ticked.includes(key));
		const reused = chosen.filter(({ crosses }) => crosses).map(({ key }) => key);
		await noteReuse(context, { accountId: actor.accountId, keys: reused, by: procedure.slug });
		const read = await readForService(context, {
			serviceId: form.serviceId,
			personId: forOf(actor) ?? actor.accountId,
			keys: chosen.map(({ key }) => key),
			request: procedure.title,
		});
		const body = [...linesOf(t, read), ...(text ? ["", text] : [])].join("\n");
		const written = { subject: procedure.title.slice(0, 120), topic: topicFor(procedure.unitCode), text: body };
		const about = `/directory/${procedure.slug}`;
		const sent = await submitMatter(context, { ...written, actor, nonce, about, wishedChannel: "email" });
		return sent.value;
	});
};
