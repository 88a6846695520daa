import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { findConsultation } from "~/domain/consultations/queries.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { saveDraft } from "~/domain/proposals/commands/save-draft.server";
import { submitProposal } from "~/domain/proposals/commands/submit-proposal.server";
import { findDraft } from "~/domain/proposals/drafts.server";
import { fileLimits, takeFiles } from "~/domain/proposals/file-form.server";
import { listFiles, type ShownFile } from "~/domain/proposals/files.server";
import { collectingPhase, collectingTerms } from "~/domain/proposals/phase";
import { placeOf } from "~/domain/proposals/place.server";
import { proposalFormSchema, repliesOf } from "~/domain/proposals/question-schema";
import { listQuestions } from "~/domain/proposals/questions.server";
import { type ProposalRefusal, refusalText } from "~/domain/proposals/refusals";
import { typedIn } from "~/domain/proposals/rules";
import { listSimilar, type Similar } from "~/domain/proposals/similar.server";
import { ProposalFields } from "~/domain/proposals/ui/ProposalFields";
import { translatorFor } from "~/i18n/i18next.server";
import { isId, newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readUpload, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) => {
	const consultation = orNotFound(await findConsultation(context, params.slug ?? ""));
	const phase = orNotFound(collectingPhase(consultation.phases, context.now));
	return { consultation, phase };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const { consultation, phase } = await find(context, args);
	const { slug, title } = consultation;
	const refusal = participationRefusal(context.actor, { ...phase, consultation }, "submit", context.now);
	if (refusal) return withFlash(`/consultations/${slug}`, { tone: "error", text: refusalText(t, refusal) });
	const draftId = new URL(args.request.url).searchParams.get("draft") ?? undefined;
	const draft = isId(draftId) ? orNotFound(await findDraft(context, draftId)) : null;
	const proposalId = draft?.id ?? newId(context.now);
	return data({
		consultation: { slug, title },
		terms: collectingTerms(phase),
		description: phase.description,
		...{ proposalId, typed: draft?.form ?? {}, files: draft ? await listFiles(context, proposalId) : [] },
		questions: await listQuestions(context, phase.id),
		areas: await listAreaNames(context),
		map: await cityMap(context),
		title: t("proposals:form.title"),
	});
}

/** The field a refusal is about, so that the error leads to it. */
const fieldOf: Partial<Record<ProposalRefusal, string>> = {
	"address-unknown": "address",
	"outside-city": "address",
	"place-needed": "address",
	"theme-unknown": "theme",
};

const isOver = (reason: string) => /^(phase|consultation)-/.test(reason);

type Extra = { similar?: Similar[]; files?: ShownFile[] };

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { consultation, phase } = await find(context, args);
	const questions = await listQuestions(context, phase.id);
	const form = await readUpload(args, proposalFormSchema(questions), fileLimits);
	const { t, submission } = form;
	const proposalId = form.form.get("proposalId");
	const { files, fault } = await takeFiles(
		context,
		form,
		isId(String(proposalId)) ? String(proposalId) : newId(context.now),
	);
	const again = (reply: Parameters<typeof submission.reply>[0], status: number, extra: Extra = {}) =>
		data({ ...submission.reply(reply), similar: [], files, ...extra }, { status });
	if (fault) return again({ fieldErrors: { files: [fault] } }, 422);
	if (!form.ok) return data({ ...form.shownAgain.data, similar: [] as Similar[], files }, { status: 422 });
	const { seenSimilar, lat, lng, address, area, title, body, theme } = form.value;
	const refused = (reason: Parameters<typeof refusalText>[1]) => {
		const text = [refusalText(t, reason)];
		const field = fieldOf[reason as ProposalRefusal];
		return again(field ? { fieldErrors: { [field]: text } } : { formErrors: text }, 422);
	};
	const place = await placeOf(context, { address, lat, lng, area });
	if (!place.ok) return refused(place.reason);
	const similar = seenSimilar ? [] : await listSimilar(context, { consultationId: consultation.id, title });
	if (similar.length > 0) return again({ resetForm: false }, 200, { similar });
	const proposal = { proposalId: form.value.proposalId, title, body, theme, place: place.value, phaseId: phase.id };
	const result = await submitProposal(context, { ...proposal, replies: repliesOf(questions, form.value) });
	if (!result.ok && isOver(result.reason)) {
		const draft = { id: proposal.proposalId, phaseId: phase.id, title, form: typedIn(form.form), isLate: true };
		if ((await saveDraft(context, draft)).ok)
			return withFlash("/me/drafts", { tone: "error", text: t("proposals:drafts.keptClosed") });
	}
	if (!result.ok) return refused(result.reason);
	const { number, isHeld } = result.value;
	const isUndescribed = files.some(({ kind, label }) => kind === "photo" && !label);
	const text = t(
		isUndescribed ? "proposals:files.describe" : isHeld ? "proposals:done.held" : "proposals:done.submitted",
		{
			number,
		},
	);
	return withFlash(`/proposals/${proposal.proposalId}${isUndescribed ? "/files" : ""}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function NewProposal() {
	const { consultation, description, ...form } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation(["proposals", "consultations"]);
	const base = `/consultations/${consultation.slug}`;
	const extra = (answer ?? {}) as Extra;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/consultations", label: t("consultations:list.title") },
					{ to: base, label: consultation.title },
					{ to: `${base}/proposals`, label: t("list.title") },
					{ label: t("form.title") },
				]}
				title={t("form.title")}
				lead={description || t("form.lead")}
			/>
			<ProposalFields
				{...form}
				lastResult={answer}
				found={extra.similar ?? []}
				files={extra.files ?? form.files}
				base={base}
			/>
		</Page>
	);
}
