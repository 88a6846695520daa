import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeUnit } from "~/domain/directory/commands/change-unit.server";
import { findUnit } from "~/domain/directory/queries/procedures.server";
import { typedDay } from "~/domain/directory/rules/hours";
import { unitFormSchema } from "~/domain/directory/schema";
import { formatWeekday } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

const unitOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "directory.manage");
	return { context, unit: orNotFound(await findUnit(context, args.params.code ?? "")) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { unit } = await unitOf(args);
	const t = await translatorFor(args.request);
	return { unit, title: unit.name, above: t("directory:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { context, unit } = await unitOf(args);
	const read = await readForm(args, unitFormSchema);
	if (!read.ok) return read.shownAgain;
	const changed = await changeUnit(context, { code: unit.code, ...read.value });
	if (!changed.ok) return formRefused(read, read.t(`directory:admin.refusals.${changed.reason}`));
	return withFlash("/admin/directory", { tone: "success", text: read.t("directory:admin.saved") });
}

const days = [1, 2, 3, 4, 5, 6, 7];

export default function ManageUnit() {
	const { unit, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const language = useLanguage();
	const { name, mission, phone, email, address, hours, code } = unit;
	const [form, found] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: {
			...{ name, mission, phone, email, address },
			...Object.fromEntries(days.map((day) => [`day${day}`, typedDay(hours, day)])),
		},
	});
	const field = (key: string) => (found as Record<string, FieldState>)[key] as FieldState;
	const labels: Record<string, string> = {
		...{ name: t("admin.name"), mission: t("admin.mission"), phone: t("unit.phone"), email: t("unit.email") },
		address: t("unit.address"),
		...Object.fromEntries(days.map((day) => [`day${day}`, formatWeekday(language, day)])),
	};
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[{ to: "/admin/directory", label: above }, { label: title }]}
				actions={
					<LinkButton to={`/directory/units/${code}`} tone="secondary">
						{t("admin.seen")}
					</LinkButton>
				}
			/>
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<TextField field={field("name")} label={t("admin.name")} maxLength={120} />
				<TextAreaField field={field("mission")} label={t("admin.mission")} rows={2} maxLength={300} optional />
				<TextField field={field("phone")} label={t("unit.phone")} type="tel" maxLength={40} optional />
				<TextField field={field("email")} label={t("unit.email")} type="email" maxLength={120} optional />
				<TextField field={field("address")} label={t("unit.address")} maxLength={200} optional />
				<fieldset className="grid gap-4">
					<legend className="font-semibold">{t("unit.hours")}</legend>
					<p className="text-[0.9375rem] text-soft">{t("admin.hoursHint")}</p>
					{days.map((day) => (
						<TextField
							key={day}
							field={field(`day${day}`)}
							label={formatWeekday(language, day)}
							maxLength={120}
							optional
						/>
					))}
				</fieldset>
				<div>
					<Button>{t("admin.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
