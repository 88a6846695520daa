import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { locateAddress } from "~/domain/directory/queries/places.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { AlertForm } from "../schema";

/** Alerts one person may have. */
const MOST = 20;

export type AlertRefusal = "not-allowed" | "place-unknown" | "area-needed" | "category-needed" | "too-many-alerts";

type Watched = {
	label: string;
	lat?: number;
	lng?: number;
	radius?: number;
	street?: string;
	areaId?: string;
};

/** The name of a street alone: no number, no district. */
const streetOf = (label: string) => (label.split(",")[0] ?? "").replace(/^\d+\s*(bis|ter|quater|[a-d])?\s+/i, "");

const watchedOf = async (context: Context, form: AlertForm): Promise<Result<Watched, AlertRefusal>> => {
	const { kind, address, radius, area, category } = form;
	if (kind === "city") return category ? ok({ label: "" }) : refuse("category-needed");
	if (kind === "area") {
		const found = area ? await context.db.area.findUnique({ where: { id: area }, select: { name: true } }) : null;
		return found && area ? ok({ label: found.name, areaId: area }) : refuse("area-needed");
	}
	const found = address ? await locateAddress(context, address) : null;
	if (!found) return refuse("place-unknown");
	if (kind === "street") return ok({ label: streetOf(found.label), street: streetOf(found.label) });
	return ok({ label: found.label, lat: found.lat, lng: found.lng, radius });
};

/**
 * Keeps what a signed-in person wants to be told of: around a place, along a street, in a district, or one category
 * anywhere. Refuses an address nobody knows, a district or category left out, more than twenty alerts.
 */
export const saveAlert = (context: Context, form: AlertForm): Promise<Result<{ id: string }, AlertRefusal>> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-allowed");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${accountId}, 19))`;
		if ((await db.reportAlert.count({ where: { accountId } })) >= MOST) return refuse("too-many-alerts");
		const watched = await watchedOf(context, form);
		if (!watched.ok) return watched;
		const { category = null, rhythm, cap } = form;
		const id = newId(now);
		const own = { id, accountId, category, rhythm, cap, createdAt: now, lookedUntil: now };
		await db.reportAlert.createMany({ data: { ...watched.value, ...own } });
		await recordEvent(context, { name: "report-alert.saved", subject: { type: "report-alert", id } });
		return ok({ id });
	});

/** Ends an alert of one's own (`accountId` of its owner, also from the link of a letter). Answers whether there was one. */
export const removeAlert = (
	context: Context,
	{ id, accountId }: { id: string; accountId?: string },
): Promise<boolean> =>
	transaction(context, async (context) => {
		const { count } = await context.db.reportAlert.deleteMany({ where: { id, ...(accountId ? { accountId } : {}) } });
		if (count > 0) await recordEvent(context, { name: "report-alert.removed", subject: { type: "report-alert", id } });
		return count > 0;
	});
