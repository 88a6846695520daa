import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeDraft } from "~/domain/works/commands/change-draft.server";
import { listChoices } from "~/domain/works/queries/choices.server";
import { findDraftPlan, findPublishedPlan, listTakers } from "~/domain/works/queries/plans.server";
import { ruleFormSchema } from "~/domain/works/schema";
import { RuleForm } from "~/domain/works/ui/RuleForm";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const plan = (await findDraftPlan(context)) ?? (await findPublishedPlan(context));
	const { ruleId } = args.params;
	const rule = ruleId ? orNotFound(plan?.rules.find(({ id }) => id === ruleId)) : null;
	const [takers, names] = await Promise.all([
		listTakers(context),
		listChoices(context, await languageOf(args.request)),
	]);
	return { rule, takers, names, title: rule?.name ?? t("works:rules.add") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const read = await readForm(args, ruleFormSchema);
	if (!read.ok) return read.shownAgain;
	const { name, active, unitCode, teamId, contractorId, ...when } = read.value;
	const id = args.params.ruleId ?? crypto.randomUUID();
	const rule = { id, name, active, when, taker: { unitCode, teamId, contractorId } };
	const result = await changeDraft(context, { kind: "save", rule });
	if (!result.ok) return formRefused(read, read.t(`works:refusals.${result.reason}`));
	return withFlash("/admin/reports/rules", { tone: "success", text: read.t("works:rules.saved") });
}

export default function RulePage() {
	const { rule, takers, names, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/reports", label: t("settings.reports") },
					{ to: "/admin/reports/rules", label: t("rules.title") },
					{ label: title },
				]}
			/>
			<RuleForm lastResult={useActionData<typeof action>()} rule={rule} names={names} takers={takers} />
			{rule ? (
				<ButtonForm action={`/admin/reports/rules/${rule.id}/remove`} tone="danger" label={t("rules.remove")} />
			) : null}
		</Page>
	);
}
