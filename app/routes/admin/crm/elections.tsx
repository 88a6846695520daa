import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { addElection } from "~/domain/crm/commands/save-elections.server";
import { listElections } from "~/domain/crm/queries/elections.server";
import { electionSchema, guardedBy, guardedFrom } from "~/domain/crm/rules/elections";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { cityDay } from "~/lib/city-day";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { DateField } from "~/ui/DateTimeField";
import { EmptyState } from "~/ui/EmptyState";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "elections.set");
	const title = (await translatorFor(args.request))("crm:elections.title");
	const today = cityDay(context.now);
	const elections = (await listElections(context)).map((election) => ({
		...election,
		from: guardedFrom(election.pollingDay),
		isNow: guardedBy(today, [election]) !== null,
	}));
	return { title, elections };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "elections.set");
	const read = await readForm(args, electionSchema);
	if (!read.ok) return read.shownAgain;
	const result = await addElection(context, read.value);
	if (!result.ok) return formRefused(read, read.t(`crm:refusals.${result.reason}`));
	return withFlash("/admin/elections", { tone: "success", text: read.t("crm:elections.added") });
}

const List = () => {
	const { elections } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const language = useLanguage();
	if (elections.length === 0) return <EmptyState title={t("elections.none")} />;
	return (
		<Table
			caption={t("elections.title")}
			hideCaption
			columns={[{ label: t("elections.name") }, { label: t("elections.from") }, { label: t("elections.remove") }]}
			rows={elections.map(({ name, pollingDay, from, isNow }) => ({
				id: name,
				cells: [
					name,
					<span key="period" className="inline-flex flex-wrap items-center gap-2">
						{t("elections.period", { from: formatDate(language, from), to: formatDate(language, pollingDay) })}
						{isNow ? <Tag tone="warning">{t("elections.now")}</Tag> : null}
					</span>,
					<ButtonForm
						key="remove"
						action="/admin/elections/remove"
						fields={{ name }}
						tone="quiet"
						size="small"
						label={t("elections.remove")}
						aria-label={`${t("elections.remove")} – ${name}`}
					/>,
				],
			}))}
		/>
	);
};

export default function Elections() {
	const { t } = useTranslation("crm");
	const [form, fields] = useTypedForm<{ name: string; pollingDay: string }>(useActionData<typeof action>());
	const labels = { name: t("elections.name"), pollingDay: t("elections.day") };
	return (
		<Page width="text">
			<PageHeader
				title={t("elections.title")}
				lead={t("elections.lead")}
				breadcrumbs={[{ to: "/admin/campaigns", label: t("campaigns.title") }, { label: t("elections.title") }]}
			/>
			<List />
			<TypedForm form={form} labels={labels}>
				<TextField field={fields.name} label={labels.name} hint={t("elections.nameHint")} maxLength={80} />
				<DateField field={fields.pollingDay} label={labels.pollingDay} />
				<Button className="justify-self-start">{t("elections.add")}</Button>
			</TypedForm>
		</Page>
	);
}
