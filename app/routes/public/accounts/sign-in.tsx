import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signIn } from "~/domain/accounts/commands/sign-in.server";
import { contextFor } from "~/domain/accounts/context.server";
import { listProviders } from "~/domain/accounts/openid/outages.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { deviceLabel } from "~/domain/accounts/rules";
import { type SignIn as SignInForm, signInSchema } from "~/domain/accounts/schema";
import { CurrentPasswordField, EmailField } from "~/domain/accounts/ui/PasswordField";
import { ProviderButton, StateIdentities } from "~/domain/accounts/ui/ProviderButtons";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { formRefused, ownAddress, readForm } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const to = ownAddress(new URL(args.request.url).searchParams.get("to") ?? "/me");
	if (accountOf(context.actor)) throw redirect(to);
	return {
		to,
		providers: await listProviders(context),
		title: (await translatorFor(args.request))("accounts:signIn.title"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, signInSchema);
	if (!read.ok) return read.shownAgain;
	const { email, password, to } = read.value;
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await signIn(context, { email, password, device, ip: args.context.ip });
	if (result.ok) return redirect(ownAddress(to), { headers: { "Set-Cookie": result.value } });
	const { text, ...answer } = accountRefusal(read.t, result);
	return formRefused(read, text, answer);
}

export default function SignIn() {
	const { to, providers } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<SignInForm>(useActionData<typeof action>());
	const { t } = useTranslation(["accounts", "identity"]);
	const hasState = providers.some(({ name }) => name === "franceconnect");
	const staffDoor = providers.find(({ name }) => name === "proconnect");
	const labels = { email: t("fields.email"), password: t("fields.password") };
	return (
		<Page width="text">
			<PageHeader title={t("signIn.title")} />
			<div className="grid gap-10">
				<StateIdentities providers={providers} to={to} />
				<section className="grid gap-4" aria-labelledby="with-account">
					{hasState ? (
						<h2 id="with-account" className="text-subheading">
							{t("identity:openid.local")}
						</h2>
					) : null}
					<TypedForm form={form} labels={labels}>
						<EmailField field={fields.email} label={labels.email} />
						<CurrentPasswordField field={fields.password} label={labels.password} />
						<HiddenField field={fields.to} value={to} />
						<div className="flex flex-wrap items-center gap-x-6 gap-y-3">
							<Button>{t("signIn.submit")}</Button>
							<Link to="/forgotten-password">{t("signIn.forgotten")}</Link>
							<Link to={`/sign-in/passkey?to=${encodeURIComponent(to)}`} reloadDocument>
								{t("identity:passkey.title")}
							</Link>
							<Link to="/sign-in/by-email">{t("signInByEmail.title")}</Link>
						</div>
					</TypedForm>
				</section>
			</div>
			{staffDoor ? <ProviderButton provider={staffDoor} to={to} /> : null}
			<p>
				{t("signIn.noAccount")} <Link to="/sign-up">{t("signIn.signUp")}</Link>
			</p>
		</Page>
	);
}
