import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requestLetter } from "~/domain/accounts/commands/request-letter.server";
import { contextFor } from "~/domain/accounts/context.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type AskedAddress as AskedAddressForm, addressSchema } from "~/domain/accounts/schema";
import { EmailField } from "~/domain/accounts/ui/PasswordField";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "account.create");
	return { title: (await translatorFor(args.request))("accounts:forgotten.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, addressSchema);
	if (!read.ok) return read.shownAgain;
	const language = await languageOf(args.request);
	const asked = { letter: "reset", email: read.value.email, language, ip: args.context.ip } as const;
	const result = await requestLetter(context, asked);
	if (result.ok) return withFlash("/sign-in", { tone: "success", text: read.t("accounts:forgotten.sent") });
	const { text, ...answer } = accountRefusal(read.t, result);
	return formRefused(read, text, answer);
}

export default function ForgottenPassword() {
	const [form, fields] = useTypedForm<AskedAddressForm>(useActionData<typeof action>());
	const { t } = useTranslation("accounts");
	return (
		<Page width="text">
			<PageHeader title={t("forgotten.title")} lead={t("forgotten.lead")} />
			<TypedForm form={form} labels={{ email: t("fields.email") }}>
				<EmailField field={fields.email} label={t("fields.email")} />
				<div>
					<Button>{t("forgotten.submit")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
