import type { Context } from "~/server/context.server";
import { hashOfSecret } from "../links.server";

/** The tasks of an incident with who has them, and their photos, oldest first. */
export const listTasks = async ({ db }: Context, incidentId: string) => {
	const [tasks, photos, teams] = await Promise.all([
		db.workTask.findMany({
			where: { incidentId },
			orderBy: { createdAt: "asc" },
			include: {
				contractor: { select: { name: true } },
				outbound: {
					select: { id: true, state: true, tries: true, lastError: true, remoteId: true, remoteStatus: true },
				},
			},
		}),
		db.proofPhoto.findMany({
			where: { incidentId, taskId: { not: null } },
			select: { id: true, taskId: true, imageKey: true, width: true, height: true },
		}),
		db.worksTeam.findMany({ select: { id: true, name: true } }),
	]);
	const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
	return tasks.map(({ contractor, teamId, ...task }) => ({
		...task,
		taker: contractor?.name ?? nameOf.get(teamId ?? "") ?? null,
		photos: photos.filter(({ taskId }) => taskId === task.id),
	}));
};

/** The contractor a secret lets in; null for an unknown, ended or revoked link. */
export const findContractorOfLink = async ({ db, now }: Context, secret: string) => {
	const link = await db.contractorLink.findUnique({
		where: { secretHash: hashOfSecret(secret), revokedAt: null, expiresAt: { gt: now }, contractor: { active: true } },
		select: { expiresAt: true, contractor: { select: { id: true, name: true } } },
	});
	return link && { ...link.contractor, expiresAt: link.expiresAt };
};

/** What a contractor has to do and has done lately, without anything about who reported it. */
export const listContractorTasks = async ({ db }: Context, contractorId: string) => {
	const tasks = await db.workTask.findMany({
		where: { contractorId },
		orderBy: [{ state: "asc" }, { createdAt: "desc" }],
		take: 100,
		select: {
			id: true,
			incidentId: true,
			title: true,
			state: true,
			dueAt: true,
			note: true,
			pauseAskedAt: true,
			createdAt: true,
		},
	});
	const incidents = await db.incident.findMany({
		where: { id: { in: tasks.map(({ incidentId }) => incidentId) } },
		select: {
			id: true,
			number: true,
			address: true,
			lat: true,
			lng: true,
			text: true,
			dueAt: true,
			pausedAt: true,
			category: { select: { nameFr: true, nameEn: true } },
			photos: { where: { hidden: false }, take: 3, select: { id: true, imageKey: true, width: true, height: true } },
		},
	});
	const byId = new Map(incidents.map((incident) => [incident.id, incident]));
	return tasks.flatMap(({ incidentId, ...task }) => {
		const incident = byId.get(incidentId);
		return incident ? [{ ...task, incident }] : [];
	});
};

/** One task of a contractor; null when it is not theirs. */
export const findContractorTask = ({ db }: Context, contractorId: string, taskId: string) =>
	db.workTask.findFirst({ where: { id: taskId, contractorId }, select: { id: true } });

/** Pauses of an incident, newest first. */
export const listPauses = ({ db }: Context, incidentId: string) =>
	db.incidentPause.findMany({ where: { incidentId }, orderBy: { startedAt: "desc" }, take: 20 });
