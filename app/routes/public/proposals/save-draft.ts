import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultation } from "~/domain/consultations/queries.server";
import { saveDraft } from "~/domain/proposals/commands/save-draft.server";
import { findDraft } from "~/domain/proposals/drafts.server";
import { fileLimits, takeFiles } from "~/domain/proposals/file-form.server";
import { collectingPhase } from "~/domain/proposals/phase";
import { refusalText } from "~/domain/proposals/refusals";
import { typedIn } from "~/domain/proposals/rules";
import { orNotFound, readUpload, withFlash } from "~/server/http.server";

/** Nothing is judged: a draft may be half written. */
const schema = z.object({ proposalId: z.uuid(), title: z.string().max(10_000).optional() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const consultation = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const form = await readUpload(args, schema, fileLimits);
	const id = z.uuid().safeParse(form.form.get("proposalId"));
	if (!id.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	const known = await findDraft(context, id.data);
	const phaseId = known?.phaseId ?? orNotFound(collectingPhase(consultation.phases, context.now)).id;
	const typed = typedIn(form.form);
	const result = await saveDraft(context, { id: id.data, phaseId, title: String(typed.title ?? ""), form: typed });
	if (!result.ok) {
		const to = `/consultations/${consultation.slug}`;
		return withFlash(to, { tone: "error", text: refusalText(form.t, result.reason) });
	}
	const { fault } = await takeFiles(context, form, id.data);
	const tooLarge = form.ok || form.files.length > 0 ? null : form.t("proposals:files.refusals.too-large");
	const wrong = fault ?? tooLarge;
	return withFlash("/me/drafts", {
		tone: wrong ? "error" : "success",
		text: [form.t("proposals:drafts.kept"), wrong].filter(Boolean).join(" "),
	});
}
