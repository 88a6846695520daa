import { accountOf } from "~/lib/actor";
import type { Result } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Upload } from "~/server/uploads.server";
import { type Filed, fileReport } from "./commands/file-report.server";
import { keepPhotos, takePhotos } from "./kept-photos.server";
import type { FilingRefusal } from "./policy";
import { type IncidentRow, listNear } from "./queries/incidents.server";
import { placeOfForm } from "./queries/place-of-form.server";
import type { ReportForm } from "./schema";

/** Within this many metres an open incident may be the same thing. */
const NEAR = 60;

export type Submission =
	| { kind: "filed"; filed: Filed }
	| { kind: "refused"; reason: FilingRefusal | PhotoRefusal; kept: string }
	| { kind: "place"; what: "missing" | "unknown"; kept: string }
	| { kind: "offered"; place: { lat: number; lng: number; address: string }; kept: string }
	| {
			kind: "similar";
			near: (IncidentRow & { metres: number })[];
			place: { lat: number; lng: number; address: string };
			kept: string;
	  };

type PhotoRefusal = Extract<Awaited<ReturnType<typeof takePhotos>>, { ok: false }>["reason"];

/**
 * Takes the form of a report as far as it goes: photos, place, «is it one of these?», then `fileReport`. What stops it is
 * answered with the photos kept, so that nothing is sent twice.
 */
export const submitReport = async (
	context: Context,
	form: ReportForm,
	uploads: Upload[],
	language: "fr" | "en",
): Promise<Submission> => {
	const taken = await takePhotos(uploads, form.kept);
	if (!taken.ok) return { kind: "refused", reason: taken.reason, kept: form.kept };
	const { photos, position } = taken.value;
	const kept = keepPhotos(photos);
	const place = await placeOfForm(context, form, position);
	if (place.kind === "missing" || place.kind === "unknown") return { kind: "place", what: place.kind, kept };
	const { kind, ...point } = place;
	if (kind === "offered") return { kind: "offered", place: point, kept };
	const near = form.none ? [] : await listNear(context, { ...point, metres: NEAR });
	if (near.length > 0) return { kind: "similar", near, place: point, kept };
	const result: Result<Filed, FilingRefusal> = await fileReport(context, {
		formKey: form.formKey,
		categoryId: form.category,
		text: form.text,
		place: point,
		photos,
		answers: {},
		email: accountOf(context.actor) ? null : (form.email ?? null),
		language,
		channel: context.actor.kind === "staff" ? "agent" : "web",
	});
	return result.ok ? { kind: "filed", filed: result.value } : { kind: "refused", reason: result.reason, kept };
};
