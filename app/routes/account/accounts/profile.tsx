import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeProfile } from "~/domain/accounts/commands/change-profile.server";
import { contextFor } from "~/domain/accounts/context.server";
import { findOwnAccount } from "~/domain/accounts/queries.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type Profile as ProfileForm, profileSchema } from "~/domain/accounts/schema";
import { languageChoice, translator, translatorFor } from "~/i18n/i18next.server";
import { languages } from "~/i18n/languages";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { displayName, language, email } = orNotFound(await findOwnAccount(context));
	return { displayName, language, email, title: (await translatorFor(args.request))("accounts:profile.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const read = await readForm(args, profileSchema);
	if (!read.ok) return read.shownAgain;
	const result = await changeProfile(context, read.value);
	if (!result.ok) return formRefused(read, accountRefusal(read.t, result).text, { status: 403 });
	const { language } = read.value;
	const headers = new Headers({ "Set-Cookie": await languageChoice.serialize(language) });
	const text = translator(language)("accounts:profile.done");
	return withFlash("/me/profile", { tone: "success", text }, headers);
}

export default function Profile() {
	const { displayName, language, email } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ProfileForm>(useActionData<typeof action>(), {
		defaultValue: { displayName, language },
	});
	const { t } = useTranslation(["accounts", "common"]);
	const labels = { displayName: t("fields.displayName"), language: t("fields.language") };
	return (
		<Page width="text">
			<PageHeader title={t("profile.title")} lead={t("profile.lead")} />
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.displayName}
					label={labels.displayName}
					hint={t("fields.displayNameHint")}
					autoComplete="name"
				/>
				<SelectField
					field={fields.language}
					label={labels.language}
					options={languages.map((value) => ({ value, label: t(`common:languages.${value}`) }))}
				/>
				<div>
					<Button>{t("profile.submit")}</Button>
				</div>
			</TypedForm>
			<Section title={t("profile.address")}>
				<p className="break-words">{t("profile.addressNow", { email })}</p>
				<div className="flex flex-wrap gap-3">
					<LinkButton to="/me/address" tone="secondary">
						{t("profile.submitAddress")}
					</LinkButton>
				</div>
			</Section>
			<p>
				<Link to="/me/security">{t("security.title")}</Link>
			</p>
		</Page>
	);
}
