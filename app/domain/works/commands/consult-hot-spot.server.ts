import { createConsultation } from "~/domain/consultations/commands/create-consultation.server";
import type { Language } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import { addDays, cityDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type HotSpot, listHotSpots } from "../queries/hot-spots.server";

type Asked = { incidentId: string; days: number; t: Translate; language: Language };

/** The draft begins in two weeks: time to complete it. */
const WAIT = 14;

const wordsOf = (t: Translate, spot: HotSpot, language: Language, days: number) => {
	const what = language === "en" ? spot.nameEn : spot.nameFr;
	const facts = { what, place: spot.address, count: spot.count, people: spot.people, days, open: spot.open };
	return {
		title: t("works:hot.draft.title", facts).slice(0, 120),
		summary: t("works:hot.draft.summary", facts),
		body: t("works:hot.draft.body", facts),
	};
};

/**
 * Drafts a consultation from the hot spot that this incident is in: the facts are in it, and who reported there will be
 * invited when it is published. Refuses what is no hot spot any more, and one that has its consultation.
 */
export const consultHotSpot = (
	context: Context,
	{ incidentId, days, t, language }: Asked,
): Promise<Result<{ consultationId: string }, "no-hot-spot" | "already-consulted" | "not-allowed">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(6002)`;
		const spot = (await listHotSpots(context, { days })).find(({ incidentIds }) => incidentIds.includes(incidentId));
		if (!spot) return refuse("no-hot-spot");
		const known = await db.hotSpotConsultation.count({ where: { incidentIds: { hasSome: spot.incidentIds } } });
		if (known > 0) return refuse("already-consulted");
		const phaseTitles = {
			proposals: t("consultations:methods.proposals.phaseTitle"),
			results: t("consultations:methods.results.phaseTitle"),
		};
		const created = await createConsultation(context, {
			...wordsOf(t, spot, language, days),
			...{ decidedBy: "", areaIds: spot.areaId ? [spot.areaId] : [] },
			...{ template: "ideas", startsOn: addDays(cityDay(now), WAIT), phaseTitles },
		});
		if (!created.ok) return created;
		const { id: consultationId } = created.value;
		await db.hotSpotConsultation.createMany({ data: { consultationId, incidentIds: spot.incidentIds } });
		return ok({ consultationId });
	});
