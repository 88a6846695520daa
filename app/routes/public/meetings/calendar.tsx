import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listMeetings } from "~/domain/consultations/meeting-queries.server";
import { listPassages } from "~/domain/consultations/queries.server";
import { MeetingCard } from "~/domain/consultations/ui/MeetingCard";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Icon } from "~/ui/Icon";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const [coming, past, passages] = await Promise.all([
		listMeetings(context, { when: "coming" }),
		listMeetings(context, { when: "past" }),
		listPassages(context),
	]);
	return { coming, past, passages, title: t("consultations:calendar.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Passages = () => {
	const { passages } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const language = useLanguage();
	if (passages.length === 0) return <p>{t("calendar.noPassage")}</p>;
	return (
		<ul className="grid gap-3">
			{passages.map(({ id, kind, at, phase, title, slug }) => (
				<li key={`${id}-${kind}`} className="grid gap-x-6 border-b border-line pb-3 sm:grid-cols-[12rem_1fr]">
					<time dateTime={new Date(at).toISOString()} className="font-semibold">
						{formatDate(language, at)}
					</time>
					<span>
						{t(`calendar.${kind}`, { phase })} <Link to={`/consultations/${slug}`}>{title}</Link>
					</span>
				</li>
			))}
		</ul>
	);
};

export default function Calendar() {
	const { coming, past, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("calendar.lead")}
				actions={
					<LinkButton tone="secondary" to="/calendar.ics" reloadDocument>
						<Icon name="download" /> {t("calendar.subscribe")}
					</LinkButton>
				}
			/>
			<Section title={t("calendar.coming")}>
				{coming.length === 0 ? <EmptyState title={t("calendar.none")} /> : null}
				<CardGrid>
					{coming.map((meeting) => (
						<MeetingCard key={meeting.id} meeting={meeting} />
					))}
				</CardGrid>
			</Section>
			<Section title={t("calendar.passages")}>
				<Passages />
			</Section>
			{past.length > 0 ? (
				<Section title={t("calendar.past")}>
					<CardGrid>
						{past.map((meeting) => (
							<MeetingCard key={meeting.id} meeting={meeting} />
						))}
					</CardGrid>
				</Section>
			) : null}
		</Page>
	);
}
