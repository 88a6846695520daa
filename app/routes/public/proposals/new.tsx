import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { findConsultation } from "~/domain/consultations/queries.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { submitProposal } from "~/domain/proposals/commands/submit-proposal.server";
import { collectingPhase, collectingTerms } from "~/domain/proposals/phase";
import { placeOf } from "~/domain/proposals/place.server";
import { listSimilar, type Similar } from "~/domain/proposals/queries.server";
import { type ProposalRefusal, refusalText } from "~/domain/proposals/refusals";
import { proposalSchema } from "~/domain/proposals/schema";
import { ProposalFields } from "~/domain/proposals/ui/ProposalFields";
import { translatorFor } from "~/i18n/i18next.server";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
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
	return data({
		consultation: { slug, title },
		terms: collectingTerms(phase),
		description: phase.description,
		proposalId: newId(context.now),
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

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { consultation, phase } = await find(context, args);
	const form = await readForm(args, proposalSchema);
	if (!form.ok) return form.shownAgain;
	const { seenSimilar, lat, lng, address, ...proposal } = form.value;
	const refused = (reason: Parameters<typeof refusalText>[1]) => {
		const text = [refusalText(form.t, reason)];
		const field = fieldOf[reason as ProposalRefusal];
		const errors = field ? { fieldErrors: { [field]: text } } : { formErrors: text };
		return data({ ...form.submission.reply(errors), similar: [] }, { status: 422 });
	};
	const place = await placeOf(context, { address, lat, lng });
	if (!place.ok) return refused(place.reason);
	const similar = seenSimilar ? [] : await listSimilar(context, { consultationId: consultation.id, ...proposal });
	if (similar.length > 0) return data({ ...form.submission.reply({ resetForm: false }), similar }, { status: 200 });
	const result = await submitProposal(context, { ...proposal, place: place.value, phaseId: phase.id });
	if (!result.ok) return refused(result.reason);
	const { number, isHeld } = result.value;
	const text = form.t(isHeld ? "proposals:done.held" : "proposals:done.submitted", { number });
	return withFlash(`/proposals/${proposal.proposalId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function NewProposal() {
	const { consultation, terms, description, proposalId, map } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation(["proposals", "consultations"]);
	const base = `/consultations/${consultation.slug}`;
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
				lastResult={answer}
				found={(answer && "similar" in answer ? answer.similar : []) as Similar[]}
				similarUrl={`${base}/similar`}
				proposalId={proposalId}
				terms={terms}
				map={map}
			/>
		</Page>
	);
}
