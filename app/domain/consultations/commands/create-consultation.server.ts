import type { z } from "zod";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { addDays, startOfCityDay } from "~/lib/city-day";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { managementRefusal } from "../policy";
import { slugOf } from "../rules";
import { type createConsultationSchema, type Template, templates } from "../schema";

/** `phaseTitles`: what the phases of a template are called, in the language of whoever creates it. */
type Input = z.output<typeof createConsultationSchema> & { phaseTitles: Record<string, string> };

const ATTEMPTS = 5;

/** An address nobody has: the title's own, else followed by a few characters of the id. */
const insert = async ({ db, now, actor }: Context, { template, startsOn, phaseTitles, ...text }: Input) => {
	for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
		const id = newId(now);
		const plain = slugOf(text.title) || "consultation";
		const slug = attempt === 0 ? plain : `${plain}-${id.slice(-4)}`;
		const row = { id, slug, ...text, authorId: accountOf(actor) ?? id, createdAt: now };
		const { count } = await db.consultation.createMany({ data: row, skipDuplicates: true });
		if (count === 1) return { id, slug };
	}
	throw new Error("No free address was found for a consultation");
};

/** The phases of a template one after the other from a day on. */
const phasesOf = (template: Template, startsOn: string, titles: Record<string, string>) => {
	let day = startsOn;
	return templates[template].map(({ method, days, ...more }) => {
		const startsAt = startOfCityDay(day);
		if (days !== null) day = addDays(day, days);
		return {
			method,
			title: titles["named" in more ? more.named : method] ?? method,
			startsAt,
			endsAt: days === null ? null : startOfCityDay(day),
		};
	});
};

/**
 * Creates a draft with the phases of its template, from `startsOn` (a day in the city) on. Answers its id and address.
 * Refuses who may not manage consultations.
 */
export const createConsultation = async (
	context: Context,
	input: Input,
): Promise<Result<{ id: string; slug: string }, "not-allowed">> => {
	const refusal = managementRefusal(context.actor);
	if (refusal) return refuse(refusal);
	return transaction(context, async (context) => {
		const created = await insert(context, input);
		const phases = phasesOf(input.template, input.startsOn, input.phaseTitles);
		await context.db.phase.createMany({
			data: phases.map((phase) => ({ id: newId(context.now), consultationId: created.id, ...phase })),
		});
		await recordEvent(context, {
			name: "consultation.created",
			subject: { type: "consultation", id: created.id },
			details: { template: input.template },
		});
		return ok(created);
	});
};
