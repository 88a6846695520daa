import { may } from "~/domain/accounts/permissions";
import { accountOf } from "~/lib/actor";
import { bboxAround } from "~/lib/geo";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { answersInWords } from "../rules/questions";
import { closedStates, type IncidentState, openStates, publicStates } from "../rules/states";
import { type Answers, questionsSchema } from "../schema";

export type IncidentFilter = {
	status?: "open" | "closed" | undefined;
	state?: IncidentState | undefined;
	/** Code of a category; a branch stands for its leaves. */
	category?: string | undefined;
	areaId?: string | undefined;
	text?: string | undefined;
	unitCode?: string | undefined;
	teamId?: string | undefined;
	assigneeId?: string | null | undefined;
	late?: boolean | undefined;
	street?: string | undefined;
	near?: { lat: number; lng: number; metres: number } | undefined;
	/** What the map shows: nothing beyond. */
	box?: { west: number; south: number; east: number; north: number } | undefined;
};

/** Within so many metres: the box first, which the index knows, then the distance. */
const around = ({ lat, lng, metres }: NonNullable<IncidentFilter["near"]>): Prisma.Sql => {
	const { west, south, east, north } = bboxAround({ lat, lng }, metres);
	return Prisma.sql`i.lat BETWEEN ${south} AND ${north} AND i.lng BETWEEN ${west} AND ${east}
		AND 111195 * sqrt((i.lat - ${lat}) ^ 2 + ((i.lng - ${lng}) * cos(radians(${lat}))) ^ 2) <= ${metres}`;
};

const statesOf = ({ status, state }: IncidentFilter, visible: IncidentState[]): IncidentState[] => {
	if (state) return visible.includes(state) ? [state] : [];
	if (status === "open") return [...openStates];
	if (status === "closed") return [...closedStates];
	return visible;
};

/** The conditions of a filter, over the table «Incident» named i. `visible` are the states this reader may see at all. */
export const conditions = (filter: IncidentFilter, visible: IncidentState[], now: Date): Prisma.Sql => {
	const all = [Prisma.sql`i.state::text = ANY(${statesOf(filter, visible)})`];
	if (filter.category) {
		all.push(Prisma.sql`i."categoryId" IN (SELECT c.id FROM "ReportCategory" c LEFT JOIN "ReportCategory" p ON p.id = c."parentId"
			WHERE c.code = ${filter.category} OR p.code = ${filter.category})`);
	}
	if (filter.areaId) all.push(Prisma.sql`i."areaId" = ${filter.areaId}::uuid`);
	if (filter.text)
		all.push(
			Prisma.sql`(fold(i.text) LIKE '%' || fold(${filter.text}) || '%' OR fold(i.address) LIKE '%' || fold(${filter.text}) || '%' OR i.number::text = ${filter.text})`,
		);
	if (filter.unitCode) all.push(Prisma.sql`i."unitCode" = ${filter.unitCode}`);
	if (filter.teamId) all.push(Prisma.sql`i."teamId" = ${filter.teamId}::uuid`);
	if (filter.assigneeId !== undefined)
		all.push(
			filter.assigneeId === null
				? Prisma.sql`i."assigneeId" IS NULL`
				: Prisma.sql`i."assigneeId" = ${filter.assigneeId}::uuid`,
		);
	if (filter.street) all.push(Prisma.sql`fold(i.address) LIKE '%' || fold(${filter.street}) || '%'`);
	if (filter.near) all.push(around(filter.near));
	if (filter.box) {
		const { west, south, east, north } = filter.box;
		all.push(Prisma.sql`i.lat BETWEEN ${south} AND ${north} AND i.lng BETWEEN ${west} AND ${east}`);
	}
	if (filter.late) all.push(Prisma.sql`i."dueAt" < ${now} AND i."pausedAt" IS NULL AND i."closedAt" IS NULL`);
	return Prisma.join(all, " AND ");
};

export type IncidentRow = {
	id: string;
	number: number;
	state: IncidentState;
	text: string;
	address: string;
	lat: number;
	lng: number;
	reportedAt: Date;
	dueAt: Date | null;
	reportCount: number;
	nameFr: string;
	nameEn: string;
	area: string | null;
	imageKey: string | null;
	assignee: string | null;
	version: number;
};

const PAGE = 20;

export type Cursor = { at: Date; id: string };

/** «2026-05-12T10:00:00.000Z_<id>» and back; null when it is not one. */
export const cursorOf = ({ reportedAt, id }: Pick<IncidentRow, "reportedAt" | "id">) =>
	`${reportedAt.toISOString()}_${id}`;

export const readCursor = (text: string | null | undefined): Cursor | null => {
	const [at = "", id = ""] = (text ?? "").split("_");
	const date = new Date(at);
	return Number.isNaN(date.getTime()) || !/^[0-9a-f-]{36}$/.test(id) ? null : { at: date, id };
};

const readableStates = ({ actor }: Context): IncidentState[] =>
	actor.kind === "staff" || actor.kind === "system"
		? [...publicStates, "unverified", "duplicate", "hidden"]
		: publicStates;

/** Columns of a row of a list: one statement whatever the number of rows. */
export const columns = Prisma.sql`i.id, i.number, i.state::text AS state, i.text, i.address, i.lat, i.lng, i."reportedAt", i."dueAt", i."reportCount", i.version,
	c."nameFr", c."nameEn", a.name AS area, s."displayName" AS assignee,
	(SELECT p."imageKey" FROM "IncidentPhoto" p WHERE p."incidentId" = i.id AND NOT p.hidden ORDER BY p.id LIMIT 1) AS "imageKey"`;

export const joined = Prisma.sql`"Incident" i JOIN "ReportCategory" c ON c.id = i."categoryId" LEFT JOIN "Area" a ON a.id = i."areaId"
	LEFT JOIN "Account" s ON s.id = i."assigneeId"`;

/** A page of incidents that residents may see, newest first; at most 20, and where to continue. */
export const listIncidents = async (
	context: Context,
	{
		filter,
		after,
		limit = PAGE,
		asStaff = false,
	}: { filter: IncidentFilter; after?: Cursor | null; limit?: number; asStaff?: boolean },
): Promise<{ incidents: IncidentRow[]; next: string | null }> => {
	const visible = asStaff ? readableStates(context) : publicStates;
	const from = after ? Prisma.sql`AND (i."reportedAt", i.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
	const rows = await context.db.$queryRaw<IncidentRow[]>`
		SELECT ${columns} FROM ${joined} WHERE ${conditions(filter, visible, context.now)} ${from}
		ORDER BY i."reportedAt" DESC, i.id DESC LIMIT ${limit + 1}`;
	const incidents = rows.slice(0, limit);
	const last = incidents.at(-1);
	return { incidents, next: rows.length > limit && last ? cursorOf(last) : null };
};

/** Said in full: the index of open places serves only who asks for exactly these states. */
export const isOpenSql = Prisma.sql`i.state IN ('received', 'triaged', 'needs_info', 'planned', 'in_progress', 'external', 'reopen_requested', 'reopened')`;

/** The order of nearness as the index knows it: in degrees, which in France stretches at most to half as far again. */
export const nearness = ({ lat, lng }: { lat: number; lng: number }) =>
	Prisma.sql`point(i.lng, i.lat) <-> point(${lng}::float8, ${lat}::float8)`;

type Near = { lat: number; lng: number; metres: number; exceptId?: string; limit?: number };

/** The open incidents nearest to a place, for «around me» and for the desk: at most 5 (or `limit`), with metres. */
export const listNear = (
	{ db }: Context,
	{ lat, lng, metres, exceptId, limit = 5 }: Near,
): Promise<(IncidentRow & { metres: number })[]> =>
	db.$queryRaw`
		WITH closest AS MATERIALIZED (
			SELECT i.id, 111195 * sqrt((i.lat - ${lat}) ^ 2 + ((i.lng - ${lng}) * cos(radians(${lat}))) ^ 2) AS metres
			FROM "Incident" i WHERE ${isOpenSql} ORDER BY ${nearness({ lat, lng })} LIMIT ${3 * limit + 20}
		)
		SELECT ${columns}, n.metres FROM ${joined} JOIN closest n ON n.id = i.id
		WHERE n.metres <= ${metres} AND i.id <> ${exceptId ?? "00000000-0000-0000-0000-000000000000"}::uuid
		ORDER BY n.metres LIMIT ${limit}`;

/** The steps of its life that everyone reads. */
const publicKinds = [
	"filed",
	"confirmed",
	"joined",
	"moved",
	"merged",
	"contested",
	"paused",
	"resumed",
	"confirmed-fixed",
];

/** What is read of one incident; `isStaff`: with what agents say among themselves. */
const detail = (isStaff: boolean) =>
	({
		id: true,
		number: true,
		state: true,
		text: true,
		address: true,
		lat: true,
		lng: true,
		reportedAt: true,
		changedAt: true,
		dueAt: true,
		pausedAt: true,
		teamId: true,
		categoryId: true,
		areaId: true,
		plannedFor: true,
		rejectionReason: true,
		externalTo: true,
		reportCount: true,
		version: true,
		unitCode: true,
		assigneeId: true,
		category: { select: { code: true, nameFr: true, nameEn: true } },
		mergedInto: { select: { number: true } },
		asset: { select: { label: true, ref: true, layer: { select: { nameFr: true, nameEn: true } } } },
		photos: {
			where: { hidden: false },
			select: { id: true, imageKey: true, width: true, height: true },
			orderBy: { id: "asc" },
		},
		events: {
			where: isStaff ? {} : { OR: [{ kind: { in: publicKinds } }, { kind: "directed", publicText: { not: null } }] },
			orderBy: [{ at: "asc" }, { id: "asc" }],
			select: {
				id: true,
				kind: true,
				fromState: true,
				toState: true,
				publicText: true,
				actorLabel: true,
				at: true,
				internalText: isStaff,
			},
		},
	}) satisfies Prisma.IncidentSelect;

/** One incident by its public number, with its life as this reader may see it; null when absent or not for this reader. */
export const findIncident = async (context: Context, number: number) => {
	const { db, actor } = context;
	// What agents say among themselves may name people: elected members and moderators do not read it.
	const isStaff = may(actor, "reports.handle");
	const found = await db.incident.findFirst({
		where: { number, state: { in: readableStates(context) } },
		select: detail(isStaff),
	});
	if (!found) return null;
	const accountId = accountOf(actor);
	const [mine, followed] = accountId
		? await Promise.all([
				db.report.count({ where: { incidentId: found.id, OR: [{ accountId }, { forId: accountId }] } }),
				db.incidentFollow.count({ where: { incidentId: found.id, accountId } }),
			])
		: [0, 0];
	return { ...found, isReporter: mine > 0, isFollowed: followed > 0 };
};

export type FoundIncident = NonNullable<Awaited<ReturnType<typeof findIncident>>>;

/** The accounts of those who reported an incident: whose words its desk shows. */
export const listReporterIds = async ({ db }: Context, incidentId: string): Promise<string[]> => {
	const rows = await db.report.findMany({
		where: { incidentId, accountId: { not: null } },
		take: 200,
		select: { accountId: true },
	});
	return rows.flatMap(({ accountId }) => accountId ?? []);
};

/** The testimonies of an incident for the staff who handle it, oldest first. */
export const listTestimonies = async ({ db }: Context, incidentId: string, language: "fr" | "en") => {
	const found = await db.report.findMany({
		where: { incidentId },
		orderBy: { createdAt: "asc" },
		take: 200,
		select: {
			id: true,
			text: true,
			channel: true,
			createdAt: true,
			email: true,
			answers: true,
			accountId: true,
			verifiedAt: true,
			incident: { select: { category: { select: { questions: true } } } },
		},
	});
	return found.map(({ incident, answers, ...report }) => {
		const questions = questionsSchema.parse(incident.category.questions);
		return { ...report, said: answersInWords(questions, answers as Answers, language) };
	});
};

/**
 * How many incidents are open, and how many were fixed since a moment: the home page's figures. Open ones are read from the
 * cells of the map, counted ahead: the same cost for a thousand and for a million.
 */
export const countIncidents = async ({ db }: Context, since: Date): Promise<{ open: number; fixed: number }> => {
	const [row] = await db.$queryRaw<{ open: number; fixed: number }[]>`
		SELECT (
			SELECT coalesce(sum(count), 0)::int FROM (
				SELECT count FROM "IncidentCell" WHERE zoom = 0 AND open UNION ALL SELECT count FROM "IncidentCellChange" WHERE open
			) counted
		) AS open, (
			SELECT count(*)::int FROM "Incident" WHERE state = 'resolved' AND "closedAt" IS NOT NULL AND "closedAt" >= ${since}
		) AS fixed`;
	return row ?? { open: 0, fixed: 0 };
};
