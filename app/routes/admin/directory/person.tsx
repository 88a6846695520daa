import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { savePerson } from "~/domain/directory/commands/save-person.server";
import { findPerson } from "~/domain/directory/queries/people.server";
import { listUnits } from "~/domain/directory/queries/procedures.server";
import { directoryPersonSchema } from "~/domain/directory/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

const personOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "directory.manage");
	const { personId } = args.params;
	if (personId === undefined) return { context, person: null };
	return { context, person: orNotFound(isId(personId) ? await findPerson(context, personId) : null) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { context, person } = await personOf(args);
	const [t, units] = await Promise.all([translatorFor(args.request), listUnits(context)]);
	const title = person?.name ?? t("directory:admin.newPerson");
	return { person, units, title, above: t("directory:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { context, person } = await personOf(args);
	const read = await readForm(args, directoryPersonSchema);
	if (!read.ok) return read.shownAgain;
	const saved = await savePerson(context, { id: person?.id ?? null, ...read.value });
	if (!saved.ok) return formRefused(read, read.t(`directory:admin.refusals.${saved.reason}`));
	return withFlash("/admin/directory", { tone: "success", text: read.t("directory:admin.saved") });
}

export default function DirectoryPersonPage() {
	const { person, units, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const [form, found] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: {
			...{ kind: person?.kind ?? "agent", name: person?.name ?? "", title: person?.title ?? "" },
			...{ subjects: person?.subjects.join("\n") ?? "", unitCode: person?.unit?.code ?? "" },
			...{ phone: person?.phone ?? "", email: person?.email ?? "" },
		},
	});
	const fields = found as Record<string, FieldState>;
	const field = (name: string) => fields[name] as FieldState;
	const labels = {
		...{ kind: t("admin.kind"), name: t("admin.name"), title: t("admin.office"), subjects: t("admin.subjects") },
		...{ unitCode: t("admin.unit"), phone: t("unit.phone"), email: t("unit.email") },
	};
	const kinds = (["agent", "elected"] as const).map((value) => ({ value, label: t(`people.kinds.${value}`) }));
	return (
		<Page width="text">
			<PageHeader title={title} breadcrumbs={[{ to: "/admin/directory", label: above }, { label: title }]} />
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<ChoiceField field={field("kind")} label={labels.kind} options={kinds} columns />
				<TextField field={field("name")} label={labels.name} maxLength={120} />
				<TextField field={field("title")} label={labels.title} maxLength={160} />
				<TextAreaField
					field={field("subjects")}
					label={labels.subjects}
					hint={t("admin.subjectsHint")}
					rows={4}
					optional
				/>
				<SelectField
					field={field("unitCode")}
					label={labels.unitCode}
					options={units.map(({ code, name }) => ({ value: code, label: name }))}
					placeholder={t("admin.noUnit")}
					optional
				/>
				<TextField field={field("phone")} label={labels.phone} type="tel" maxLength={40} optional />
				<TextField field={field("email")} label={labels.email} type="email" maxLength={120} optional />
				<div>
					<Button>{t("admin.save")}</Button>
				</div>
			</TypedForm>
			{person ? (
				<Section title={t("admin.remove")}>
					<ButtonForm
						action={`/admin/directory/people/${person.id}/remove`}
						tone="danger"
						label={t("admin.removePersonButton")}
					/>
				</Section>
			) : null}
		</Page>
	);
}
