import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { takePhotos } from "~/domain/issue-reports/kept-photos.server";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { incidentNumberSchema, MAX_PHOTOS } from "~/domain/issue-reports/schema";
import { answerClosing } from "~/domain/works/commands/answer-closing.server";
import { findClosing, findOwnAnswer } from "~/domain/works/queries/closings.server";
import { closingAnswerSchema } from "~/domain/works/schema";
import { IMAGE_BYTES } from "~/lib/images";
import { orNotFound, readUpload, withFlash } from "~/server/http.server";

/** Who reported it says whether a closing is true: confirms it, or contests it with proof. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.contest");
	const number = orNotFound(incidentNumberSchema.safeParse(args.params.number).data);
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	const read = await readUpload(args, closingAnswerSchema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES });
	const back = `/reports/${number}`;
	const no = (text: string) => withFlash(back, { tone: "error", text });
	if (!read.ok) return no(read.t("works:errors.whyNot"));
	const taken = await takePhotos(read.files, "");
	if (!taken.ok) return no(read.t("works:contractor.badPhoto"));
	const closing = await findClosing(context, incidentId);
	const own = closing && (await findOwnAnswer(context, incidentId, closing.eventId));
	if (!closing) return no(read.t("works:refusals.not-closed"));
	if (!own) return no(read.t("works:refusals.not-reporter"));
	const { solved, text, rating } = read.value;
	const said = { solved: solved === "yes", text, rating, photos: taken.value.photos };
	const result = await answerClosing(context, {
		incidentId,
		eventId: closing.eventId,
		reportId: own.reportId,
		...said,
	});
	if (!result.ok) return no(read.t(`works:refusals.${result.reason}`));
	return withFlash(back, { tone: "success", text: read.t(`works:closing.thanks-${solved}`) });
}
