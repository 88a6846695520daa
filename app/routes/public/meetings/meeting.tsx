import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { findMeeting } from "~/domain/consultations/meeting-queries.server";
import { registrationRefusal } from "~/domain/consultations/meeting-rules";
import { useMeetingSpan } from "~/domain/consultations/ui/MeetingCard";
import { RegistrationBox } from "~/domain/consultations/ui/RegistrationBox";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listProposalNames } from "~/domain/proposals/queries.server";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { meetingId: id } = args.params;
	const meeting = orNotFound(isId(id) ? await findMeeting(context, id) : null);
	const point = meeting.lat !== null && meeting.lng !== null ? { lat: meeting.lat, lng: meeting.lng } : null;
	return {
		...{ meeting, point, map: point && (await cityMap(context)) },
		proposals: await listProposalNames(context, meeting.proposalIds),
		refusal: registrationRefusal(context.actor, meeting, context.now),
		mayManage: may(context.actor, "meetings.manage"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.meeting.title);

const Minutes = () => {
	const { meeting, proposals } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const language = useLanguage();
	if (!meeting.minutes || !meeting.minutesAt) return null;
	return (
		<Section title={t("meetings.minutes")} id="minutes">
			<p className="text-soft">
				{t("meetings.minutesOn", { date: formatDate(language, meeting.minutesAt) })}
				{meeting.attendance === null ? null : ` ${t("meetings.attendance", { count: meeting.attendance })}`}
			</p>
			<Prose text={meeting.minutes} />
			{proposals.length > 0 ? (
				<div className="grid gap-3">
					<h3>{t("meetings.contributions")}</h3>
					<ul className="grid list-disc gap-2 pl-6">
						{proposals.map(({ id, number, title }) => (
							<li key={id}>
								<Link to={`/proposals/${id}`}>{t("meetings.contribution", { number, title })}</Link>
							</li>
						))}
					</ul>
				</div>
			) : null}
		</Section>
	);
};

const Facts = () => {
	const { meeting } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const span = useMeetingSpan();
	const { address, isOnline, onlineUrl, consultation } = meeting;
	return (
		<DefinitionList
			items={[
				{ term: t("meetings.when"), description: span(meeting) },
				...(address ? [{ term: t("meetings.where"), description: address }] : []),
				...(isOnline
					? [
							{
								term: t("meetings.online"),
								description: onlineUrl ? <a href={onlineUrl}>{t("meetings.join")}</a> : t("meetings.onlineLater"),
							},
						]
					: []),
				...(consultation
					? [
							{
								term: t("meetings.about"),
								description: <Link to={`/consultations/${consultation.slug}`}>{consultation.title}</Link>,
							},
						]
					: []),
			]}
		/>
	);
};

export default function MeetingPage() {
	const { meeting, point, map, refusal, mayManage } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { id, title, body, state, stateReason } = meeting;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: "/calendar", label: t("calendar.title") }, { label: title }]}
				title={title}
				actions={
					mayManage ? (
						<LinkButton tone="secondary" to={`/admin/meetings/${id}`}>
							{t("meetings.manage")}
						</LinkButton>
					) : null
				}
			/>
			{state === "cancelled" ? (
				<Alert tone="danger" title={t("meetings.cancelled")}>
					<p>{stateReason}</p>
				</Alert>
			) : null}
			<div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr] [&>*]:min-w-0">
				<div className="grid content-start gap-8">
					{body ? <Prose text={body} /> : null}
					<Minutes />
				</div>
				<aside className="grid content-start gap-6">
					<div className="grid gap-4 rounded-card border border-line bg-surface px-5 py-4">
						<Facts />
						<RegistrationBox meeting={meeting} refusal={refusal} />
					</div>
					{point && map ? (
						<CityMap
							{...map}
							label={t("meetings.map", { title })}
							center={point}
							zoom={Math.max(map.zoom, 15)}
							points={[{ id, label: title, ...point }]}
							height="16rem"
						/>
					) : null}
				</aside>
			</div>
		</Page>
	);
}
