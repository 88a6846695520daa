import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { openBudget } from "~/domain/ballots/commands/open-vote.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { openBudgetSchema } from "~/domain/ballots/schema";
import { OpenBudgetForm } from "~/domain/ballots/ui/OpenBudgetForm";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** Empty rows for the city's own projects: a few, or as many as asked. */
const rowsAsked = (request: Request) =>
	Math.min(60, Math.max(3, Number(new URL(request.url).searchParams.get("rows")) || 4));

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	return { desk: orNotFound(await findVoteDesk(context, args.params.phaseId)), more: rowsAsked(args.request) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const form = await readForm(args, openBudgetSchema);
	if (!form.ok) return form.shownAgain;
	const result = await openBudget(context, { phaseId: phase.id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`ballots:openRefusals.${result.reason}`);
		return data({ ...form.submission.reply(), refusal }, { status: 422 });
	}
	return withFlash(`/admin/phases/${phase.id}/vote`, { tone: "success", text: form.t("ballots:flash.opened") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.desk.phase.title);

export default function BudgetDesk() {
	const { desk, more } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const { consultation, id, status } = desk.phase;
	const canChange = !desk.vote?.isFrozen && ["upcoming", "open", "suspended"].includes(status);
	return (
		<Page width="text">
			<PageHeader
				title={t("budget.title")}
				lead={t("budget.lead")}
				eyebrow={consultation.title}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: `/admin/phases/${id}/vote`, label: t("desk.title") },
					{ label: t("desk.budget") },
				]}
			/>
			{canChange ? (
				<OpenBudgetForm
					desk={desk}
					lastResult={answer}
					refusal={answer && "refusal" in answer ? String(answer.refusal) : undefined}
					more={more}
				/>
			) : (
				<Alert tone="warning">{t("openRefusals.vote-frozen")}</Alert>
			)}
		</Page>
	);
}
