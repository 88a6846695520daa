import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { addDays, cityDay, startOfCityDay } from "~/lib/city-day";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { managementRefusal } from "../policy";
import { findConsultationById } from "../queries.server";

/** Days from today to the first phase of a copy: time to read it through. */
const LEAD = 14;

const DAY = 86_400_000;

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * Copies a consultation as a draft: its texts, areas and phases with their settings, nothing that residents or officials
 * did. The phases keep their lengths and their gaps; the first begins in two weeks. Answers the id of the copy.
 */
export const duplicateConsultation = (
	context: Context,
	{ consultationId, titleOf }: { consultationId: string; titleOf: (title: string) => string },
): Promise<Result<{ id: string }, "not-allowed" | "absent">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (managementRefusal(actor)) return refuse("not-allowed");
		const source = await findConsultationById(context, consultationId);
		if (!source) return refuse("absent");
		const id = newId(now);
		const { summary, body, decidedBy, areaIds } = source;
		const title = titleOf(source.title).slice(0, 120);
		const slug = `${source.slug.slice(0, 80)}-${id.slice(-6)}`;
		const author = { authorId: accountOf(actor) ?? id, createdAt: now };
		await db.consultation.createMany({ data: { id, slug, title, summary, body, decidedBy, areaIds, ...author } });
		const first = source.phases[0] ? cityDay(source.phases[0].startsAt) : "";
		const moved = (moment: Date) => {
			const day = addDays(cityDay(now), LEAD + daysBetween(first, cityDay(moment)));
			return startOfCityDay(day);
		};
		await db.phase.createMany({
			data: source.phases.map(({ method, title, description, startsAt, endsAt, settings, conditions }) => ({
				...{ id: newId(now), consultationId: id, method, title, description },
				...{ startsAt: moved(startsAt), endsAt: endsAt && moved(endsAt) },
				settings: settings as Prisma.InputJsonObject,
				conditions: conditions as Prisma.InputJsonObject,
			})),
		});
		const details = { copyOf: consultationId };
		await recordEvent(context, { name: "consultation.created", subject: { type: "consultation", id }, details });
		return ok({ id });
	});
