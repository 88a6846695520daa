import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { saveTemplate } from "~/domain/works/commands/save-template.server";
import { listPromises } from "~/domain/works/queries/promises.server";
import { listTemplates } from "~/domain/works/queries/templates.server";
import { templateSchema } from "~/domain/works/schema";
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
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

const states = [
	"triaged",
	"needs_info",
	"planned",
	"in_progress",
	"external",
	"resolved",
	"rejected",
	"reopened",
] as const;

const chosen = (request: Request) => new URL(request.url).searchParams.get("id");

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const [templates, categories] = await Promise.all([listTemplates(context), listPromises(context)]);
	const template = templates.find(({ id }) => id === chosen(args.request)) ?? null;
	return { templates, categories, template, title: t("works:settings.templates") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const read = await readForm(args, templateSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveTemplate(context, { ...read.value, id: chosen(args.request) });
	if (!result.ok) return formRefused(read, read.t(`works:refusals.${result.reason}`));
	return withFlash("/admin/reports/templates", { tone: "success", text: read.t("works:settings.saved") });
}

const TemplateForm = () => {
	const { categories, template } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["works", "issue-reports"]);
	const nameOf = useCategoryName();
	const defaultValue = {
		title: template?.title ?? "",
		text: template?.text ?? "",
		toState: template?.toState ?? "",
		categoryId: template?.categoryId ?? "",
		active: template?.active === false ? "" : "on",
	};
	const [form, fields] = useTypedForm<typeof defaultValue>(useActionData<typeof action>(), { defaultValue });
	const labels = { title: t("templates.name"), text: t("templates.text") };
	return (
		<Section title={template ? template.title : t("templates.add")}>
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<TextField field={fields.title} label={labels.title} />
				<TextAreaField
					field={fields.text}
					label={labels.text}
					hint={t("templates.textHint")}
					rows={4}
					maxLength={2000}
				/>
				<SelectField
					field={fields.toState}
					label={t("templates.state")}
					optional
					placeholder={t("templates.any")}
					options={states.map((state) => ({ value: state, label: t(`issue-reports:states.${state}`) }))}
				/>
				<SelectField
					field={fields.categoryId}
					label={t("templates.category")}
					optional
					placeholder={t("templates.any")}
					options={categories.map((category) => ({ value: category.id, label: nameOf(category) }))}
				/>
				<CheckboxField field={fields.active} label={t("templates.active")} />
				<div>
					<Button>{t("settings.save")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

export default function Templates() {
	const { templates, template, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["works", "issue-reports"]);
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("templates.lead")}
				breadcrumbs={[{ to: "/admin/reports", label: t("settings.reports") }, { label: title }]}
			/>
			<WorksTabs current="templates" />
			{templates.length === 0 ? (
				<EmptyState title={t("templates.none")} />
			) : (
				<Table
					caption={title}
					hideCaption
					columns={[
						{ label: t("templates.name") },
						{ label: t("templates.text") },
						{ label: t("templates.state") },
						{ label: t("settings.state") },
					]}
					rows={templates.map(({ id, title: name, text, toState, active }) => ({
						id,
						cells: [
							<Link key="name" to={`?id=${id}`}>
								{name}
							</Link>,
							<span key="text" className="line-clamp-2">
								{text}
							</span>,
							toState ? t(`issue-reports:states.${toState as "resolved"}`) : t("templates.any"),
							active ? t("settings.inUse") : t("settings.notInUse"),
						],
					}))}
				/>
			)}
			<TemplateForm key={template?.id ?? "new"} />
		</Page>
	);
}
