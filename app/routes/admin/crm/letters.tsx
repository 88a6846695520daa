import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { postLetters } from "~/domain/crm/commands/post-letters.server";
import { findCampaign, listLetters } from "~/domain/crm/queries/campaigns.server";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const { id, subject } = orNotFound(await findCampaign(context, args.params.campaignId));
	const t = await translatorFor(args.request);
	const [run, { name: city, contactEmail, contactPhone }] = await Promise.all([
		listLetters(context, id),
		findCity(context),
	]);
	const contact = [contactEmail, contactPhone].filter(Boolean).join(" · ");
	const today = formatDate("fr", context.now, "day");
	return { title: t("crm:letters.title", { subject }), id, subject, ...run, city, contact, today };
}

const postedSchema = z.object({ campaignId: z.uuid(), lastId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const { campaignId, lastId } = await readButton(args, postedSchema);
	const t = await translatorFor(args.request);
	const result = await postLetters(context, { campaignId, lastId });
	return withFlash(`/admin/campaigns/${campaignId}/letters`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("crm:letters.done") : t(`crm:refusals.${result.reason}`),
	});
}

const Letter = ({ letter }: { letter: { name: string; address: string; text: string } }) => {
	const { city, contact, today } = useLoaderData<typeof loader>();
	return (
		<article
			lang="fr"
			className="grid gap-6 rounded-card border border-line bg-surface p-8 print:break-after-page print:border-0 print:p-0"
		>
			<p className="font-semibold">{city}</p>
			<p className="ms-auto w-72 max-w-full whitespace-pre-line break-words">
				{letter.name}
				{"\n"}
				{letter.address}
			</p>
			<p className="ms-auto w-72 max-w-full">{today}</p>
			<p className="whitespace-pre-line break-words">{letter.text}</p>
			<p>{city}</p>
			<p className="text-soft">{contact}</p>
		</article>
	);
};

/** A print run: one letter a page; on paper only the letters. */
export default function Letters() {
	const { title, id, subject, letters, count } = useLoaderData<typeof loader>();
	const { t } = useTranslation("crm");
	const base = `/admin/campaigns/${id}`;
	const lastId = letters.at(-1)?.id;
	return (
		<Page width="text">
			<div className="no-print grid gap-4">
				<PageHeader
					title={title}
					lead={count > 0 ? t("letters.lead", { count }) : undefined}
					breadcrumbs={[
						{ to: "/admin/campaigns", label: t("campaigns.title") },
						{ to: base, label: subject },
						{ label: t("letters.short") },
					]}
					actions={
						lastId ? (
							<>
								<Button type="button" onClick={() => window.print()}>
									{t("letters.print")}
								</Button>
								<ButtonForm
									action={`${base}/letters`}
									fields={{ lastId }}
									tone="secondary"
									label={t("letters.posted")}
								/>
							</>
						) : undefined
					}
				/>
				{count > letters.length ? <p>{t("letters.more")}</p> : null}
				{letters.length === 0 ? <EmptyState title={t("letters.none")} /> : null}
			</div>
			{letters.map((letter) => (
				<Letter key={letter.id} letter={letter} />
			))}
		</Page>
	);
}
