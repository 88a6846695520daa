import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveAgent } from "~/domain/matters/commands/save-agent.server";
import { listTeam } from "~/domain/matters/queries/team.server";
import { topics } from "~/domain/matters/schema";
import { agentSchema } from "~/domain/matters/team-schema";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { DateField } from "~/ui/DateTimeField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const team = await listTeam(context);
	return { member: orNotFound(team.find(({ accountId }) => accountId === args.params.accountId)) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.member.name);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const read = await readForm(args, agentSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveAgent(context, { ...read.value, accountId: args.params.accountId ?? "" });
	if (!result.ok) return formRefused(read, read.t(`matters:refusals.${result.reason}`));
	return withFlash("/admin/team", { tone: "success", text: read.t("matters:team.saved") });
}

export default function TeamMember() {
	const { member } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const defaultValue = { ...member, capacity: String(member.capacity) };
	const [form, fields] = useTypedForm<{
		topics: string[];
		capacity: string;
		absentFrom: string;
		absentUntil: string;
	}>(useActionData<typeof action>(), { id: "agent", defaultValue });
	const labels = {
		topics: t("team.topics"),
		capacity: t("team.capacity"),
		absentFrom: t("team.absentFrom"),
		absentUntil: t("team.absentUntil"),
	};
	return (
		<Page width="text">
			<PageHeader
				title={member.name}
				lead={t("team.memberLead")}
				breadcrumbs={[{ to: "/admin/team", label: t("team.title") }, { label: member.name }]}
			/>
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<ChoiceField
					field={fields.topics}
					label={labels.topics}
					type="checkbox"
					options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
					columns
					optional
				/>
				<TextField field={fields.capacity} label={labels.capacity} hint={t("team.capacityHint")} inputMode="numeric" />
				<DateField field={fields.absentFrom} label={labels.absentFrom} optional />
				<DateField field={fields.absentUntil} label={labels.absentUntil} optional />
				<Button className="justify-self-start">{t("team.save")}</Button>
			</TypedForm>
		</Page>
	);
}
