import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { holdMatter } from "~/domain/matters/commands/hold-matter.server";
import { submitMatter } from "~/domain/matters/commands/submit-matter.server";
import { linkedByAddress } from "~/domain/matters/queries/links.server";
import { ANSWER_WORKING_DAYS } from "~/domain/matters/rules/clocks";
import { topics, writeAsVisitorSchema, writeToCitySchema } from "~/domain/matters/schema";
import { ContactFields } from "~/domain/matters/ui/ContactFields";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:contact.title");
	const context = await contextFor(args, "matters.write");
	const query = new URL(args.request.url).searchParams;
	const topic = topics.find((one) => one === query.get("topic"));
	const linked = await linkedByAddress(context, (query.get("about") ?? "").slice(0, 300));
	const about = linked ? { path: linked.path, title: linked.title } : null;
	return { title, hasAccount: "accountId" in context.actor, nonce: crypto.randomUUID(), topic, about };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const { actor } = context;
	if ("accountId" in actor) {
		const read = await readForm(args, writeToCitySchema);
		if (!read.ok) return read.shownAgain;
		const result = await submitMatter(context, { ...read.value, actor });
		const { reference } = result.value;
		return withFlash(`/me/matters/${reference}`, {
			tone: "success",
			text: read.t("matters:contact.sent", { reference }),
		});
	}
	const read = await readForm(args, writeAsVisitorSchema);
	if (!read.ok) return read.shownAgain;
	const result = await holdMatter(context, { ...read.value, language: await languageOf(args.request) });
	if (result.ok) return redirect(`/contact/held?email=${encodeURIComponent(result.value.email)}`);
	return formRefused(read, read.t("matters:contact.tooMany"));
}

export default function Contact() {
	const { hasAccount, nonce, topic, about } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader title={t("contact.title")} lead={t("contact.lead")} />
			{about ? (
				<p>
					{t("contact.about")} <Link to={about.path}>{about.title}</Link>
				</p>
			) : null}
			<Alert tone="warning">{t("contact.urgent")}</Alert>
			<p>
				{t("contact.promise", { days: ANSWER_WORKING_DAYS })} <Link to="/reports/new">{t("contact.report")}</Link>{" "}
				<Link to="/answers">{t("contact.faq")}</Link> <Link to="/chat">{t("contact.chat")}</Link>
			</p>
			{hasAccount ? null : (
				<p>
					{t("contact.signIn")} <Link to="/sign-in?to=/contact">{t("contact.signInLink")}</Link>
				</p>
			)}
			<ContactFields
				lastResult={lastResult}
				hasAccount={hasAccount}
				nonce={nonce}
				topic={topic}
				about={about?.path ?? ""}
			/>
		</Page>
	);
}
