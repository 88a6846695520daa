import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changePassword } from "~/domain/accounts/commands/change-password.server";
import { contextFor } from "~/domain/accounts/context.server";
import { listProviders } from "~/domain/accounts/openid/outages.server";
import { listOwnWays } from "~/domain/accounts/queries/factors.server";
import { listOwnSessions } from "~/domain/accounts/queries.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { deviceLabel } from "~/domain/accounts/rules";
import { type ChangePassword as ChangePasswordForm, changePasswordSchema } from "~/domain/accounts/schema";
import { CurrentPasswordField, NewPasswordField } from "~/domain/accounts/ui/PasswordField";
import { SessionList } from "~/domain/accounts/ui/SessionList";
import { SignInWays } from "~/domain/accounts/ui/SignInWays";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const title = (await translatorFor(args.request))("accounts:security.title");
	const [sessions, ways, providers] = await Promise.all([
		listOwnSessions(context),
		listOwnWays(context),
		listProviders(context),
	]);
	const isStaff = context.actor.kind === "staff";
	const linkable = providers
		.map(({ name }) => name)
		.filter(
			(name) => (name === "proconnect") === isStaff && !ways.identities.some(({ provider }) => provider === name),
		);
	return { sessions, ways, linkable, now: context.now, title };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const read = await readForm(args, changePasswordSchema);
	if (!read.ok) return read.shownAgain;
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await changePassword(context, { ...read.value, device, ip: args.context.ip });
	if (!result.ok) {
		const { text, ...answer } = accountRefusal(read.t, result);
		const isPassword = result.reason === "wrong-credentials";
		return formRefused(read, isPassword ? read.t("accounts:refusals.wrong-password") : text, answer);
	}
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/me/security", { tone: "success", text: read.t("accounts:security.passwordDone") }, headers);
}

const SetPassword = ({ signsInByAddress }: { signsInByAddress: boolean }) => {
	const { t } = useTranslation("accounts");
	return (
		<div className="grid justify-items-start gap-4">
			<p className="text-soft">{t("security.noPassword")}</p>
			{signsInByAddress ? (
				<LinkButton to="/forgotten-password" tone="secondary">
					{t("security.setPassword")}
				</LinkButton>
			) : null}
		</div>
	);
};

export default function Security() {
	const { sessions, ways, linkable, now } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ChangePasswordForm>(useActionData<typeof action>());
	const { t } = useTranslation("accounts");
	const labels = { current: t("fields.currentPassword"), password: t("fields.newPassword") };
	return (
		<Page width="text">
			<PageHeader
				title={t("security.title")}
				lead={t("security.lead")}
				actions={<ButtonForm action="/sign-out" label={t("signOut.button")} tone="secondary" />}
			/>
			<Section title={t("security.sessions")}>
				<p className="text-soft">{t("security.sessionsLead")}</p>
				<SessionList sessions={sessions} now={now} />
			</Section>
			<SignInWays ways={ways} linkable={linkable} now={now} />
			<Section title={t("security.password")}>
				{ways.hasPassword ? null : <SetPassword signsInByAddress={ways.signsInByAddress} />}
				{ways.hasPassword ? (
					<TypedForm form={form} labels={labels}>
						<CurrentPasswordField field={fields.current} label={labels.current} />
						<NewPasswordField field={fields.password} label={labels.password} />
						<div>
							<Button>{t("security.submitPassword")}</Button>
						</div>
					</TypedForm>
				) : null}
			</Section>
		</Page>
	);
}
