import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listByHand } from "~/domain/matters/queries/by-hand.server";
import { HandCard, HandDone } from "~/domain/matters/ui/ByHand";
import { translatorFor } from "~/i18n/i18next.server";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:byHand.title");
	const context = await contextFor(args, "matters.answer");
	return { title, ...(await listByHand(context)) };
}

export default function ByHand() {
	const { title, todo, done } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const letters = todo.filter(({ channel }) => channel === "letter");
	const calls = todo.filter(({ channel }) => channel === "call");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("byHand.lead")}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: title }]}
			/>
			{todo.length === 0 ? <EmptyState title={t("byHand.none")}>{t("byHand.noneText")}</EmptyState> : null}
			{calls.length > 0 ? (
				<Section title={t("byHand.calls")}>
					{calls.map((one) => (
						<HandCard key={one.id} delivery={one} />
					))}
				</Section>
			) : null}
			{letters.length > 0 ? (
				<Section title={t("byHand.letters")}>
					{letters.map((one) => (
						<HandCard key={one.id} delivery={one} />
					))}
				</Section>
			) : null}
			{done.length > 0 ? (
				<Section title={t("byHand.recent")}>
					<HandDone rows={done} />
				</Section>
			) : null}
		</Page>
	);
}
