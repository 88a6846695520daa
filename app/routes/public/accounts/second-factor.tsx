import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { bringSecondFactor } from "~/domain/accounts/commands/bring-second-factor.server";
import { contextFor, findOwner } from "~/domain/accounts/context.server";
import { countFactors } from "~/domain/accounts/queries/factors.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type SecondFactor as SecondFactorForm, secondFactorSchema } from "~/domain/accounts/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, ownAddress, readForm } from "~/server/http.server";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Between the right password and the account; a signed-in owner proves again who they are by the same code. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const owner = await findOwner(args, context);
	const to = ownAddress(new URL(args.request.url).searchParams.get("to") ?? "/me");
	if (!owner) throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
	if (owner.stage === "enrolment") throw redirect("/second-factor/enrol");
	const title = (await translatorFor(args.request))("identity:factor.title");
	return { to, title, isWaiting: owner.stage !== "full", ...(await countFactors(context, owner.accountId)) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const owner = await findOwner(args, context);
	if (!owner || owner.stage === "enrolment") throw redirect("/sign-in");
	const read = await readForm(args, secondFactorSchema);
	if (!read.ok) return read.shownAgain;
	const { code, to } = read.value;
	const result = await bringSecondFactor(context, { owner, code, ip: args.context.ip });
	if (result.ok) return redirect(ownAddress(to), { headers: { "Set-Cookie": result.value } });
	const { text, ...answer } = accountRefusal(read.t, result);
	return formRefused(read, text, answer);
}

const Code = () => {
	const { to } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<SecondFactorForm>(useActionData<typeof action>());
	const { t } = useTranslation("identity");
	const labels = { code: t("factor.code") };
	return (
		<TypedForm form={form} labels={labels}>
			<TextField
				field={fields.code}
				label={labels.code}
				hint={t("factor.codeHint")}
				autoComplete="one-time-code"
				spellCheck={false}
			/>
			<HiddenField field={fields.to} value={to} />
			<div>
				<Button>{t("factor.submit")}</Button>
			</div>
		</TypedForm>
	);
};

export default function SecondFactor() {
	const { to, title, isWaiting, passkeys } = useLoaderData<typeof loader>();
	const { t } = useTranslation("identity");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t(isWaiting ? "factor.lead" : "prove.lead")} />
			{passkeys > 0 ? (
				<Section title={t("factor.withPasskey")}>
					<div>
						<LinkButton to={`/sign-in/passkey?to=${encodeURIComponent(to)}`} reloadDocument tone="secondary">
							{t("passkey.use")}
						</LinkButton>
					</div>
				</Section>
			) : null}
			<Section title={t("factor.withCode")}>
				<Code />
			</Section>
			{isWaiting ? <ButtonForm action="/sign-out" tone="quiet" label={t("factor.cancel")} /> : null}
		</Page>
	);
}
