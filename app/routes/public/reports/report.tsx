import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { findUnit } from "~/domain/directory/queries/procedures.server";
import { mayJoin } from "~/domain/issue-reports/policy";
import { findIncident } from "~/domain/issue-reports/queries/incidents.server";
import { stateTones } from "~/domain/issue-reports/rules/look";
import { incidentNumberSchema } from "~/domain/issue-reports/schema";
import { AccountOffer } from "~/domain/issue-reports/ui/AccountOffer";
import { IncidentFacts, Photos } from "~/domain/issue-reports/ui/IncidentFacts";
import { IncidentLife } from "~/domain/issue-reports/ui/IncidentLife";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { StateTag } from "~/domain/issue-reports/ui/StateTag";
import { findClosing, findOwnAnswer, listProofs } from "~/domain/works/queries/closings.server";
import { listProjectsOf } from "~/domain/works/queries/projects.server";
import { ClosingForm } from "~/domain/works/ui/ClosingForm";
import { ProofPhotos } from "~/domain/works/ui/ProofPhotos";
import { languageOf } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const number = orNotFound(incidentNumberSchema.safeParse(args.params.number).data);
	const incident = orNotFound(await findIncident(context, number));
	const [map, unit, proofs, closing, projects] = await Promise.all([
		cityMap(context),
		incident.unitCode ? findUnit(context, incident.unitCode) : null,
		listProofs(context, incident.id),
		incident.isReporter ? findClosing(context, incident.id) : null,
		listProjectsOf(context, incident.id),
	]);
	const own = closing && (await findOwnAnswer(context, incident.id, closing.eventId));
	const language = await languageOf(args.request);
	const title = language === "en" ? incident.category.nameEn : incident.category.nameFr;
	const isSignedIn = accountOf(context.actor) !== null;
	const canJoin = !incident.isReporter && mayJoin(incident.state);
	const isOffered = !isSignedIn && new URL(args.request.url).searchParams.get("offer") === "account";
	return {
		incident,
		isOffered,
		map: { ...map, center: { lat: incident.lat, lng: incident.lng }, zoom: 16 },
		unit: unit && { code: unit.code, name: unit.name },
		title,
		proofs,
		projects,
		answer: own && { solved: own.solved },
		formKey: crypto.randomUUID(),
		can: { join: canJoin, follow: isSignedIn, handle: may(context.actor, "reports.handle") },
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data ? `${data.title}, ${data.incident.address}` : undefined);

const Acts = () => {
	const { incident, formKey, can } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const base = `/reports/${incident.number}`;
	return (
		<>
			{can.join && can.follow ? <ButtonForm action={`${base}/join`} fields={{ formKey }} label={t("join")} /> : null}
			{can.join && !can.follow ? <LinkButton to={`${base}/join`}>{t("join")}</LinkButton> : null}
			{can.follow ? (
				<ButtonForm
					action={`${base}/follow`}
					fields={{ follow: incident.isFollowed ? "no" : "yes" }}
					tone="secondary"
					label={t(incident.isFollowed ? "unfollow" : "follow")}
				/>
			) : null}
			<LinkButton to={`/me/alerts?kind=place&address=${encodeURIComponent(incident.address)}`} tone="quiet">
				{t("alerts.around")}
			</LinkButton>
			{can.handle ? (
				<LinkButton to={`/admin/reports/${incident.number}`} tone="secondary">
					{t("handle")}
				</LinkButton>
			) : null}
		</>
	);
};

/** What who reported it says of the closing, once. */
const Answer = ({ solved, number }: { solved: boolean | null; number: number }) => {
	const { t } = useTranslation("works");
	if (solved !== null) return <Alert tone="info">{t(solved ? "closing.youConfirmed" : "closing.answered")}</Alert>;
	return (
		<Section id="answer" title={t("closing.title")}>
			<ClosingForm lastResult={null} asked={null} action={`/reports/${number}/contest`} />
		</Section>
	);
};

export default function Report() {
	const { incident, isOffered, map, unit, title, proofs, answer, projects } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const { t: tw } = useTranslation("works");
	const nameOf = useCategoryName();
	const name = nameOf(incident.category);
	const { id, lat, lng, state, text, number } = incident;
	const point = { id, lat, lng, label: `${name} – ${t(`states.${state}`)}`, tone: stateTones[state] };
	return (
		<Page>
			<PageHeader
				title={name}
				eyebrow={t("number", { number })}
				lead={<StateTag state={state} />}
				breadcrumbs={[{ to: "/reports", label: t("title") }, { label: title }]}
				actions={<Acts />}
			/>
			{isOffered ? <AccountOffer /> : null}
			<div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
				<div className="grid content-start gap-8">
					<p className="whitespace-pre-line text-[1.125rem]">{text}</p>
					<Photos photos={incident.photos} subject={name} />
					<IncidentFacts incident={incident} unit={unit} />
					<ProofPhotos photos={proofs} />
					{projects.map(({ id: projectId, title: project }) => (
						<Alert key={projectId} tone="info">
							{tw("project.answers")} <Link to={`/proposals/${projectId}`}>{project}</Link>
						</Alert>
					))}
					{answer ? <Answer solved={answer.solved} number={number} /> : null}
				</div>
				<div className="grid content-start gap-8">
					<CityMap {...map} label={t("where", { address: incident.address })} points={[point]} height="18rem" />
					<Section title={t("life")}>
						<IncidentLife events={incident.events} />
					</Section>
				</div>
			</div>
		</Page>
	);
}
