import { may } from "~/domain/accounts/permissions";
import { listNear } from "~/domain/issue-reports/queries/incidents.server";
import { closedStates, publicStates } from "~/domain/issue-reports/rules/states";
import type { Context } from "~/server/context.server";
import { REACH } from "../rules/projects";

const shown = {
	id: true,
	number: true,
	address: true,
	state: true,
	text: true,
	category: { select: { nameFr: true, nameEn: true } },
} as const;

/** The reports a project answers, that everyone may see. */
export const listReportsOfProject = async ({ db }: Context, proposalId: string) => {
	const links = await db.projectIncident.findMany({ where: { proposalId }, select: { incidentId: true } });
	return db.incident.findMany({
		where: { id: { in: links.map(({ incidentId }) => incidentId) }, state: { in: publicStates } },
		orderBy: { number: "asc" },
		select: shown,
	});
};

/** The projects that answer a report, by title. */
export const listProjectsOf = async ({ db }: Context, incidentId: string) => {
	const links = await db.projectIncident.findMany({ where: { incidentId }, select: { proposalId: true } });
	return db.proposal.findMany({
		where: { id: { in: links.map(({ proposalId }) => proposalId) }, state: "published", hiddenAt: null },
		orderBy: { title: "asc" },
		select: { id: true, title: true },
	});
};

/** Open reports around a project that it does not answer yet, the nearest first. */
export const listAnswerable = async (context: Context, proposalId: string, place: { lat: number; lng: number }) => {
	const [near, links] = await Promise.all([
		listNear(context, { ...place, metres: REACH, limit: 40 }),
		context.db.projectIncident.findMany({ where: { proposalId }, select: { incidentId: true } }),
	]);
	const known = new Set(links.map(({ incidentId }) => incidentId));
	return near.filter(({ id, state }) => !known.has(id) && !(closedStates as readonly string[]).includes(state));
};

/** For the page of a project: the reports it answers, and where who may answers more. */
export const projectReportsFor = async (context: Context, proposalId: string) => ({
	reports: await listReportsOfProject(context, proposalId),
	answerTo: may(context.actor, "consultations.manage") ? `/admin/works/projects/${proposalId}` : null,
});
