import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { proveByPassword } from "~/domain/accounts/commands/prove-by-password.server";
import { contextFor } from "~/domain/accounts/context.server";
import { listProofs } from "~/domain/accounts/queries/proofs.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type Prove as ProveForm, proveSchema } from "~/domain/accounts/schema";
import { CurrentPasswordField } from "~/domain/accounts/ui/PasswordField";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, ownAddress, readForm } from "~/server/http.server";
import { Button, ButtonForm, buttonClass, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const to = ownAddress(new URL(args.request.url).searchParams.get("to") ?? "/me/security");
	const title = (await translatorFor(args.request))("identity:prove.title");
	return { to, title, proofs: await listProofs(context) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const read = await readForm(args, proveSchema);
	if (!read.ok) return read.shownAgain;
	const result = await proveByPassword(context, { password: read.value.current, ip: args.context.ip });
	if (result.ok) return redirect(ownAddress(read.value.to), { headers: { "Set-Cookie": result.value } });
	const { text, ...answer } = accountRefusal(read.t, result);
	const isPassword = result.reason === "wrong-credentials";
	return formRefused(read, isPassword ? read.t("accounts:refusals.wrong-password") : text, answer);
}

const ByPassword = () => {
	const { to } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ProveForm>(useActionData<typeof action>());
	const { t } = useTranslation(["identity", "accounts"]);
	const labels = { current: t("accounts:fields.password") };
	return (
		<Section title={t("identity:prove.password")}>
			<TypedForm form={form} labels={labels}>
				<CurrentPasswordField field={fields.current} label={labels.current} />
				<HiddenField field={fields.to} value={to} />
				<div>
					<Button>{t("identity:prove.submit")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

export default function Prove() {
	const { to, title, proofs } = useLoaderData<typeof loader>();
	const { t } = useTranslation("identity");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("prove.lead")} />
			{proofs.password ? <ByPassword /> : null}
			{proofs.passkey ? (
				<Section title={t("prove.passkey")}>
					<div>
						<LinkButton to={`/sign-in/passkey?to=${encodeURIComponent(to)}`} reloadDocument tone="secondary">
							{t("passkey.use")}
						</LinkButton>
					</div>
				</Section>
			) : null}
			{proofs.totp ? (
				<Section title={t("prove.code")}>
					<div>
						<LinkButton to={`/sign-in/second-factor?to=${encodeURIComponent(to)}`} tone="secondary">
							{t("factor.code")}
						</LinkButton>
					</div>
				</Section>
			) : null}
			{proofs.letterTo ? (
				<Section title={t("prove.letter")}>
					<p>{t("prove.letterLead", { email: proofs.letterTo })}</p>
					<ButtonForm action="/me/prove/by-email" fields={{ to }} label={t("prove.letterSend")} tone="secondary" />
				</Section>
			) : null}
			{proofs.providers.map((name) => (
				<Section key={name} title={t(`openid.names.${name}`)}>
					<p>
						<a href={`/sign-in/${name}?prove&to=${encodeURIComponent(to)}`} className={buttonClass("secondary")}>
							{t("prove.provider", { name: t(`openid.names.${name}`) })}
						</a>
					</p>
				</Section>
			))}
		</Page>
	);
}
