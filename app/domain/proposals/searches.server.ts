import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** One's own followed searches, oldest first, with the consultation and the words of their filters. */
export const listSearches = async ({ db, actor }: Context) => {
	const accountId = accountOf(actor);
	if (!accountId) return [];
	const rows = await db.proposalSearch.findMany({ where: { accountId }, orderBy: { id: "asc" } });
	const consultations = await db.consultation.findMany({
		where: { id: { in: rows.map(({ consultationId }) => consultationId) } },
		select: { id: true, slug: true, title: true },
	});
	const areas = await db.area.findMany({
		where: { id: { in: rows.flatMap(({ areaId }) => areaId ?? []) } },
		select: { id: true, name: true },
	});
	return rows.flatMap(({ id, consultationId, search, theme, areaId, rhythm }) => {
		const consultation = consultations.find((one) => one.id === consultationId);
		const area = areas.find((one) => one.id === areaId)?.name ?? null;
		return consultation ? [{ id, search, theme, area, areaId, rhythm, consultation }] : [];
	});
};

/** The list that shows what a search follows. */
export const addressOf = (
	slug: string,
	{ search, theme, areaId }: { search: string; theme: string; areaId: string | null },
) => {
	const asked = new URLSearchParams({ sort: "recent" });
	if (search) asked.set("search", search);
	if (theme) asked.set("theme", theme);
	if (areaId) asked.set("area", areaId);
	return `/consultations/${slug}/proposals?${asked}`;
};
