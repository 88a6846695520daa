import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findLetter } from "~/domain/matters/queries/by-hand.server";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const letter = orNotFound(await findLetter(context, args.params.deliveryId));
	const { name: city, contactEmail, contactPhone } = await findCity(context);
	const t = await translatorFor(args.request);
	const title = t("matters:byHand.letterTitle", { name: letter.name });
	const contact = [contactEmail, contactPhone].filter(Boolean).join(" · ");
	return { title, letter, city, contact, today: formatDate("fr", context.now, "day") };
}

/** The letter as it leaves: on paper only the letter itself. */
export default function PrintLetter() {
	const { title, letter, city, contact, today } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<div className="no-print grid gap-4">
				<PageHeader
					title={title}
					breadcrumbs={[
						{ to: "/admin/matters", label: t("inbox.title") },
						{ to: "/admin/by-hand", label: t("byHand.title") },
						{ label: letter.reference },
					]}
					actions={
						<>
							<Button type="button" onClick={() => window.print()}>
								{t("byHand.print")}
							</Button>
							{letter.state === "queued" ? (
								<ButtonForm
									action={`/admin/by-hand/${letter.id}/settle`}
									fields={{ outcome: "sent" }}
									tone="secondary"
									label={t("byHand.posted")}
								/>
							) : null}
						</>
					}
				/>
			</div>
			<article lang="fr" className="grid gap-6 rounded-card border border-line bg-surface p-8 print:border-0 print:p-0">
				<p className="font-semibold">{city}</p>
				<p className="ms-auto w-72 max-w-full whitespace-pre-line break-words">
					{letter.name}
					{"\n"}
					{letter.address}
				</p>
				<p className="ms-auto w-72 max-w-full">{today}</p>
				<p>{t("byHand.reference", { reference: letter.reference })}</p>
				<p className="whitespace-pre-line break-words">{letter.text}</p>
				<p>{city}</p>
				<p className="text-soft">{contact}</p>
			</article>
		</Page>
	);
}
