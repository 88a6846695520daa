import { resolvePlace } from "~/domain/directory/queries/geography.server";
import type { Context } from "~/server/context.server";
import { listConsultations } from "./queries.server";

type Said = { address: string | null; lat: number | null; lng: number | null };

/** Where the room is: the point of the map, else that of the address where one is known; an unknown address is kept without a point. */
export const roomOf = async (context: Context, { address, lat, lng }: Said) => {
	if (lat !== null && lng !== null) return { address, lat, lng };
	const point = address ? await resolvePlace(context, address) : null;
	return { address, lat: point?.lat ?? null, lng: point?.lng ?? null };
};

/** Consultations a meeting may belong to: those open or to come, and drafts. */
export const listConsultationChoices = async (context: Context) => {
	const groups = await Promise.all(
		(["open", "upcoming", "draft"] as const).map((group) => listConsultations(context, { group, limit: 100 })),
	);
	return groups.flatMap(({ consultations }) => consultations.map(({ id, title }) => ({ value: id, label: title })));
};
