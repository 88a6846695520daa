import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveTeam } from "~/domain/works/commands/save-team.server";
import { listAgents, listTakers } from "~/domain/works/queries/plans.server";
import { teamSchema } from "~/domain/works/schema";
import { WorksTabs } from "~/domain/works/ui/WorksTabs";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { EmptyState } from "~/ui/EmptyState";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { Table } from "~/ui/Table";
import { TextField } from "~/ui/TextField";

const chosen = (request: Request) => new URL(request.url).searchParams.get("id");

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const [{ teams, units }, agents] = await Promise.all([listTakers(context), listAgents(context)]);
	const team = teams.find(({ id }) => id === chosen(args.request)) ?? null;
	return { teams, units, agents, team, title: t("works:settings.teams") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const read = await readForm(args, teamSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveTeam(context, { ...read.value, id: chosen(args.request) });
	if (!result.ok) return formRefused(read, read.t(`works:refusals.${result.reason}`));
	return withFlash("/admin/reports/teams", { tone: "success", text: read.t("works:settings.saved") });
}

const TeamForm = () => {
	const { units, agents, team } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const defaultValue = {
		name: team?.name ?? "",
		unitCode: team?.unitCode ?? "",
		leadId: team?.leadId ?? "",
		active: team?.active === false ? "" : "on",
	};
	const [form, fields] = useTypedForm<typeof defaultValue>(useActionData<typeof action>(), { defaultValue });
	const labels = { name: t("teams.name"), unitCode: t("rules.unit"), leadId: t("teams.lead") };
	return (
		<Section title={team ? team.name : t("teams.add")}>
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<TextField field={fields.name} label={labels.name} />
				<SelectField
					field={fields.unitCode}
					label={labels.unitCode}
					placeholder=""
					options={units.map(({ code, name }) => ({ value: code, label: name }))}
				/>
				<SelectField
					field={fields.leadId}
					label={labels.leadId}
					hint={t("teams.leadHint")}
					optional
					placeholder=""
					options={agents.map(({ id, displayName }) => ({ value: id, label: displayName }))}
				/>
				<CheckboxField field={fields.active} label={t("teams.active")} />
				<div>
					<Button>{t("settings.save")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

export default function Teams() {
	const { teams, units, agents, team, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	return (
		<Page>
			<PageHeader
				title={title}
				breadcrumbs={[{ to: "/admin/reports", label: t("settings.reports") }, { label: title }]}
			/>
			<WorksTabs current="teams" />
			{teams.length === 0 ? (
				<EmptyState title={t("teams.none")} />
			) : (
				<Table
					caption={title}
					hideCaption
					columns={[
						{ label: t("teams.name") },
						{ label: t("rules.unit") },
						{ label: t("teams.lead") },
						{ label: t("settings.state") },
					]}
					rows={teams.map(({ id, name, unitCode, leadId, active }) => ({
						id,
						cells: [
							<Link key="name" to={`?id=${id}`}>
								{name}
							</Link>,
							units.find(({ code }) => code === unitCode)?.name ?? "–",
							agents.find((agent) => agent.id === leadId)?.displayName ?? "–",
							active ? t("settings.inUse") : t("settings.notInUse"),
						],
					}))}
				/>
			)}
			<TeamForm key={team?.id ?? "new"} />
		</Page>
	);
}
