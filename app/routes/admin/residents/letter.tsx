import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { printResidenceLetter } from "~/domain/residents/commands/print-residence-letter.server";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { env } from "~/server/env.server";
import { withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/**
 * The letter exists only as the answer to the button that makes its code. This runs after that button too: sending the
 * agent away from here would take the letter from them.
 */
export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "residence.check");
	const title = (await translatorFor(args.request))("residents:letter.object");
	return { title, back: `/admin/residence/${args.params.proofId}` };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const result = await printResidenceLetter(context, { proofId: args.params.proofId ?? "" });
	const t = await translatorFor(args.request);
	if (!result.ok)
		return withFlash("/admin/residence", { tone: "error", text: t(`residents:home.refusals.${result.reason}`) });
	const city = await findCity(context);
	return { letter: result.value, city: city.name, site: new URL(env().PUBLIC_URL).host, now: context.now };
}

export default function Letter() {
	const made = useActionData<typeof action>();
	const { t, i18n } = useTranslation("residents");
	const language = i18n.language as Language;
	const { title, back } = useLoaderData<typeof loader>();
	if (!made || !("letter" in made))
		return (
			<Page width="text">
				<PageHeader title={title} lead={t("letter.once")} />
				<div>
					<LinkButton to={back}>{t("letter.again")}</LinkButton>
				</div>
			</Page>
		);
	const { letter, city, site, now } = made;
	return (
		<Page width="text">
			<div className="no-print">
				<Alert tone="warning">{t("letter.print")}</Alert>
			</div>
			<article className="grid gap-5 rounded-card border border-line bg-surface p-8 print:border-0 print:p-0">
				<p className="font-semibold">{city}</p>
				<address className="ms-auto not-italic">
					{letter.fullName}
					<br />
					{letter.street}
					<br />
					{letter.postcode} {letter.town}
				</address>
				<p>{formatDate(language, now)}</p>
				<h1 className="text-subheading">{t("letter.object")}</h1>
				<p>{t("letter.hello")}</p>
				<p>{t("letter.text")}</p>
				<p className="text-center font-mono text-[1.75rem] tracking-widest">
					<strong>{letter.code}</strong>
				</p>
				<p>{t("letter.how", { site, until: formatDate(language, letter.expiresAt) })}</p>
				<p>{t("letter.ignore")}</p>
				<p>{city}</p>
			</article>
		</Page>
	);
}
