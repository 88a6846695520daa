import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { faultTexts } from "~/domain/issue-reports/fault-texts.server";
import { MAX_PHOTOS, reportFormSchema } from "~/domain/issue-reports/schema";
import { submitReport } from "~/domain/issue-reports/submit-report.server";
import { languageOf } from "~/i18n/i18next.server";
import { IMAGE_BYTES } from "~/lib/images";
import { readUpload } from "~/server/http.server";

/**
 * A report written offline, sent by the service worker: `{ ok: true, number, isVerified }`, or `{ ok: false, text }` for
 * the person to mend it. «Too many photos at this moment» is 503: to be sent again later.
 */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.file");
	const read = await readUpload(args, reportFormSchema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES });
	const language = await languageOf(args.request);
	if (!read.ok) {
		const { error } = read.shownAgain.data as { error?: Record<string, string[] | null> };
		const texts = Object.values(error ?? {}).flatMap((found) => found ?? []);
		return Response.json({ ok: false, text: texts.join(" ") }, { status: 422 });
	}
	const sent = { form: read.value, texts: read.form, uploads: read.files, language };
	const outcome = await submitReport(context, sent, { isAlone: true });
	if (outcome.kind === "filed") {
		const { number, isVerified } = outcome;
		return Response.json({ ok: true, number, isVerified });
	}
	if (outcome.faults.some(({ why }) => why === "busy")) return Response.json({ ok: false }, { status: 503 });
	const texts = Object.values(faultTexts(read.t, language, outcome.faults)).flat();
	return Response.json({ ok: false, text: texts.join(" ") }, { status: 422 });
}
