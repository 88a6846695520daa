import type { LoaderFunctionArgs } from "@remix-run/node";
import ical, { ICalEventStatus } from "ical-generator";
import { contextFor } from "~/domain/accounts/context.server";
import { listMeetings } from "~/domain/consultations/meeting-queries.server";
import { listPassages } from "~/domain/consultations/queries.server";
import { findCity } from "~/domain/settings/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { env } from "~/server/env.server";

/** The public calendar (RFC 5545): meetings, and the days phases open and close. The address online is for those registered. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { name } = await findCity(context);
	const base = env().PUBLIC_URL;
	const calendar = ical({
		name: t("consultations:calendar.name", { city: name }),
		prodId: { company: "Parvis", product: "calendar" },
	});
	const meetings = await Promise.all((["coming", "past"] as const).map((when) => listMeetings(context, { when })));
	for (const { id, title, startsAt, endsAt, address, state } of meetings.flat())
		calendar.createEvent({
			...{ id: `meeting-${id}`, start: startsAt, end: endsAt, stamp: context.now, summary: title },
			...{ url: `${base}/meetings/${id}`, ...(address ? { location: address } : {}) },
			status: state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		});
	for (const { id, kind, at, phase, title, slug } of await listPassages(context))
		calendar.createEvent({
			...{ id: `phase-${kind}-${id}`, start: at, end: at, stamp: context.now, url: `${base}/consultations/${slug}` },
			summary: `${t(`consultations:calendar.${kind}`, { phase })} ${title}`,
		});
	return new Response(calendar.toString(), {
		headers: {
			"Content-Type": "text/calendar; charset=utf-8",
			"Content-Disposition": 'inline; filename="agenda.ics"',
			"Cache-Control": "public, max-age=300",
		},
	});
}
