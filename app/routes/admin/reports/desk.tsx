import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { findUnit } from "~/domain/directory/queries/procedures.server";
import { takePhotos } from "~/domain/issue-reports/kept-photos.server";
import {
	findIncident,
	listNear,
	listReporterIds,
	listTestimonies,
} from "~/domain/issue-reports/queries/incidents.server";
import { stateTones } from "~/domain/issue-reports/rules/look";
import { isOpen } from "~/domain/issue-reports/rules/states";
import { incidentNumberSchema, MAX_PHOTOS } from "~/domain/issue-reports/schema";
import { DeskActs } from "~/domain/issue-reports/ui/DeskActs";
import { IncidentFacts, Photos } from "~/domain/issue-reports/ui/IncidentFacts";
import { IncidentLife } from "~/domain/issue-reports/ui/IncidentLife";
import { NearbyList } from "~/domain/issue-reports/ui/NearbyList";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { StateTag } from "~/domain/issue-reports/ui/StateTag";
import { Testimonies } from "~/domain/issue-reports/ui/Testimonies";
import { noteReading } from "~/domain/residents/commands/note-reading.server";
import { decideIncident } from "~/domain/works/commands/decide-incident.server";
import { markIncidentSeen } from "~/domain/works/commands/mark-incident-seen.server";
import { findTemplateText } from "~/domain/works/queries/templates.server";
import { findWorkDesk } from "~/domain/works/queries/work-desk.server";
import { conflictWith } from "~/domain/works/rules/conflict";
import { decisionSchema } from "~/domain/works/schema";
import { DecisionForm } from "~/domain/works/ui/DecisionForm";
import { ProofPhotos } from "~/domain/works/ui/ProofPhotos";
import { WorkAssignment, WorkClock } from "~/domain/works/ui/WorkSide";
import { WorkTasks } from "~/domain/works/ui/WorkTasks";
import { languageOf } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { IMAGE_BYTES } from "~/lib/images";
import { formRefused, orNotFound, readUpload, withFlash } from "~/server/http.server";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

/** What else is open within this many metres may be the same thing, or on the crew's way. */
const AROUND = 50;

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const number = orNotFound(incidentNumberSchema.safeParse(args.params.number).data);
	const incident = orNotFound(await findIncident(context, number));
	const { id, lat, lng, unitCode } = incident;
	const language = await languageOf(args.request);
	const [map, unit, testimonies, near] = await Promise.all([
		cityMap(context),
		unitCode ? findUnit(context, unitCode) : null,
		listTestimonies(context, id, language),
		listNear(context, { lat, lng, metres: AROUND, exceptId: id }),
	]);
	await noteReading(context, {
		personIds: await listReporterIds(context, id),
		what: "report",
		reference: String(number),
	});
	await markIncidentSeen(context, { incidentId: id });
	const work = await findWorkDesk(context, incident);
	const isMine = incident.assigneeId === accountOf(context.actor);
	return {
		work,
		incident,
		testimonies,
		near,
		isMine,
		map: { ...map, center: { lat, lng }, zoom: 17 },
		unit: unit && { code: unit.code, name: unit.name },
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data ? `${data.incident.number} – ${data.incident.address}` : undefined);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const number = orNotFound(incidentNumberSchema.safeParse(args.params.number).data);
	const { id: incidentId } = orNotFound(await findIncident(context, number));
	const read = await readUpload(args, decisionSchema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES });
	if (!read.ok) return read.shownAgain;
	const taken = await takePhotos(read.files, "");
	if (!taken.ok) return formRefused(read, read.t("works:contractor.badPhoto"));
	const { templateId, lastSeen, ...move } = read.value;
	const publicText = move.publicText || (await findTemplateText(context, templateId));
	const result = await decideIncident(context, { ...move, publicText, incidentId, photos: taken.value.photos });
	if (result.ok)
		return withFlash(`/admin/reports/${number}`, { tone: "success", text: read.t("issue-reports:desk.moved") });
	if (result.reason === "changed-meanwhile") {
		const conflict = conflictWith(orNotFound(await findIncident(context, number)), move.to, lastSeen);
		return data({ ...read.submission.reply(), conflict }, { status: 409 });
	}
	const { reason } = result;
	return formRefused(
		read,
		reason === "proof-needed" ? read.t("works:refusals.proof-needed") : read.t(`issue-reports:refusals.${reason}`),
	);
}

export default function Desk() {
	const { incident, testimonies, near, isMine, map, unit, work } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const { id, lat, lng, state, number, version } = incident;
	const points = [
		{ id, lat, lng, label: t("number", { number }), tone: stateTones[state] },
		...near.map((other) => ({
			id: other.id,
			lat: other.lat,
			lng: other.lng,
			label: t("number", { number: other.number }),
			href: `/admin/reports/${other.number}`,
		})),
	];
	return (
		<Page width="wide">
			<PageHeader
				title={nameOf(incident.category)}
				eyebrow={t("number", { number })}
				lead={<StateTag state={state} />}
				breadcrumbs={[{ to: "/admin/reports", label: t("desk.title") }, { label: String(number) }]}
				actions={<DeskActs incident={{ id, number, state }} isMine={isMine} />}
			/>
			<div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
				<div className="grid content-start gap-8">
					<p className="whitespace-pre-line text-[1.125rem]">{incident.text}</p>
					<Photos photos={incident.photos} subject={nameOf(incident.category)} />
					<ProofPhotos photos={work.proofs} />
					<DecisionForm
						key={version}
						lastResult={lastResult}
						state={state}
						version={version}
						lastSeen={incident.events.at(-1)?.id}
						templates={work.templates}
						proofNeeded={work.promise.proofNeeded}
						taskPhotos={work.tasks.reduce((sum, { photos }) => sum + photos.length, 0)}
					/>
					<WorkTasks desk={work} number={number} canAdd={isOpen(state)} />
					<Section title={t("life")}>
						<IncidentLife events={incident.events} />
					</Section>
				</div>
				<div className="grid content-start gap-8">
					<CityMap {...map} label={t("where", { address: incident.address })} points={points} height="18rem" />
					<IncidentFacts incident={incident} unit={unit} />
					<WorkAssignment desk={work} incident={incident} />
					{isOpen(state) ? <WorkClock desk={work} incident={incident} /> : null}
					<NearbyList near={near} number={number} />
					<Testimonies testimonies={testimonies} />
				</div>
			</div>
		</Page>
	);
}
