import { openBudget, openVote } from "~/domain/ballots/commands/open-vote.server";
import { type OpenBudget, openBudgetSchema } from "~/domain/ballots/schema";
import type { MethodKey } from "~/domain/consultations/methods";
import { pathUnder } from "~/domain/debates/rules";
import type { Actor, Role, StaffRole } from "~/lib/actor";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { ConsultationState, Prisma } from "~/server/prisma/client";

let count = 0;

/** A number no other object of this run has, for names and addresses. */
const next = () => {
	count += 1;
	return count;
};

type SignedIn = Extract<Actor, { accountId: string }>;

const anAccount = async ({ db, now }: Context, role: Role, confirmed = true) => {
	const number = next();
	const email = `personne-${number}@exemple.example`;
	const id = newId(now);
	const displayName = `Personne ${number}`;
	const confirmedAt = confirmed ? now : null;
	await db.account.createMany({ data: { id, email, emailKey: email, displayName, role, confirmedAt, createdAt: now } });
	return { accountId: id, name: displayName, sessionId: `session-${number}` };
};

/** A resident who has confirmed their address (unless told otherwise). */
export const aResident = async (context: Context, { confirmed = true } = {}): Promise<SignedIn> => ({
	kind: "resident",
	confirmed,
	...(await anAccount(context, "resident", confirmed)),
});

/** A member of the city's staff. */
export const aStaffMember = async (context: Context, role: StaffRole): Promise<SignedIn> => ({
	kind: "staff",
	role,
	office: null,
	...(await anAccount(context, role)),
});

const DAY = 86_400_000;

type PhaseShape = {
	method: MethodKey;
	settings?: Record<string, unknown>;
	startsAt?: Date;
	endsAt?: Date | null;
};

/** Phases of thirty days each, one after the other, such that the one at `openPhase` opened ten days ago. */
const phaseRow = ({ now }: Context, consultationId: string, shape: PhaseShape, step: number) => ({
	id: newId(now),
	consultationId,
	method: shape.method,
	title: `Étape ${shape.method}`,
	settings: (shape.settings ?? {}) as Prisma.InputJsonObject,
	startsAt: shape.startsAt ?? new Date(now.getTime() + (step * 30 - 10) * DAY),
	endsAt: shape.endsAt === undefined ? new Date(now.getTime() + (step * 30 + 20) * DAY) : shape.endsAt,
});

/**
 * A consultation, published unless told otherwise. Without dates of their own its phases last thirty days each and the one
 * at `openPhase` is under way. Answers its id, address, version and phases in order.
 */
export const aConsultation = async (
	context: Context,
	{
		phases = [{ method: "proposals" }],
		openPhase = 0,
		state = "published",
		title = `Consultation ${next()}`,
	}: { phases?: PhaseShape[]; openPhase?: number; state?: ConsultationState; title?: string } = {},
) => {
	const { db, now } = context;
	const id = newId(now);
	const slug = `consultation-${next()}`;
	const publishedAt = state === "draft" ? null : now;
	const text = { title, summary: "Une question posée aux habitants." };
	await db.consultation.createMany({ data: { id, slug, state, authorId: id, createdAt: now, publishedAt, ...text } });
	const rows = phases.map((shape, index) => phaseRow(context, id, shape, index - openPhase));
	await db.phase.createMany({ data: rows });
	return { id, slug, version: 1, phases: rows };
};

/** A published proposal of a phase, by a resident of its own unless `authorId` is given. */
export const aProposal = async (
	context: Context,
	phase: { id: string; consultationId: string },
	{ authorId, ...rest }: { authorId?: string } & Partial<Prisma.ProposalCreateManyInput> = {},
) => {
	const { db, now } = context;
	const id = newId(now);
	const number = next();
	const text = { title: `Proposition ${number}`, body: `Ce que propose la proposition ${number}.` };
	const author = { authorId: authorId ?? (await aResident(context)).accountId, authorName: `Personne ${number}` };
	const dates = { state: "published" as const, createdAt: now, publishedAt: now };
	const row = { id, phaseId: phase.id, consultationId: phase.consultationId, ...text, ...author, ...dates, ...rest };
	await db.proposal.createMany({ data: row });
	return row;
};

/** Where tests of votes stand in time: the database's clock decides when a vote is open. */
export const votingNow = () => new Date();

/**
 * A vote under way: a consultation whose vote phase opened ten days ago, with plain options. Its options by id, in the
 * order of the ballot paper.
 */
export const aVote = async (
	context: Context,
	{ options = 4, limit = 2, earlyClose = false, tie = "equal" as const, phase = {} as Partial<PhaseShape> } = {},
) => {
	const consultation = await aConsultation(context, { phases: [{ method: "vote", ...phase }] });
	const [votePhase] = consultation.phases;
	if (!votePhase) throw new Error("a consultation without phase");
	const plain = Array.from({ length: options }, (_, number) => `Option ${number + 1}`);
	const opened = await openVote(
		{ ...context, actor: { kind: "system" } },
		{
			...{ phaseId: votePhase.id, proposals: [], plain, limit, tie, earlyClose },
		},
	);
	if (!opened.ok) throw new Error(`the vote does not open: ${opened.reason}`);
	const { voteId } = opened.value;
	const rows = await context.db.voteOption.findMany({ where: { voteId }, orderBy: { position: "asc" } });
	return { id: voteId, consultation, phase: votePhase, options: rows.map(({ id }) => id) };
};

/** A service connected to the city (a site, unless `kind` says a form), with a contract for these facts, all optional. */
export const aConnectedService = async (
	{ db, now }: Context,
	{ keys = [], kind = "openid", ...rest }: { keys?: string[] } & Partial<Prisma.ConnectedServiceCreateManyInput> = {},
) => {
	const number = next();
	const id = newId(now);
	const row = {
		...{ id, kind, clientId: `service-${number}`, name: `Service ${number}`, summary: "Un service.", sector: "school" },
		...{ redirectUris: ["http://localhost:9/retour"], signOutUris: [], createdAt: now, ...rest },
	};
	await db.connectedService.createMany({ data: row });
	const line = { required: false, purpose: "Vous reconnaître", ground: "mission", retentionMonths: 12, startsAt: now };
	await db.serviceContract.createMany({ data: keys.map((key) => ({ serviceId: id, key, ...line })) });
	return row;
};

/** A published comment on a subject, by a resident of its own unless `authorId` is given. Answers `parent` when given. */
export const aComment = async (
	context: Context,
	phase: { id: string; consultationId: string },
	subject: { type: string; id: string },
	{ parent, ...rest }: { parent?: CommentRow } & Partial<Prisma.CommentCreateManyInput> = {},
): Promise<CommentRow> => {
	const { db, now } = context;
	const id = newId(now);
	const number = next();
	const author = rest.authorId ? {} : { authorId: (await aResident(context)).accountId };
	const row = {
		...{ id, number, subjectType: subject.type, subjectId: subject.id, phaseId: phase.id },
		...{ consultationId: phase.consultationId, parentId: parent?.id ?? null, rootId: parent?.rootId ?? id },
		...{ depth: parent ? parent.depth + 1 : 0, path: pathUnder(parent?.path ?? null, number) },
		...{ body: `Ce que dit le message ${number}.`, authorName: `Personne ${number}`, authorKind: "resident" },
		...{ createdAt: now, ...author, ...rest },
	};
	await db.comment.createMany({ data: row });
	return row;
};

type CommentRow = Prisma.CommentCreateManyInput & {
	id: string;
	number: number;
	rootId: string;
	depth: number;
	path: string;
};

/** A participatory budget under way: projects of the given costs in one envelope, and the ways to vote beside the web. */
export const aBudget = async (
	context: Context,
	{ costs = [60, 50, 40], amount = 100, ...rules }: { costs?: number[]; amount?: number } & Partial<OpenBudget> = {},
) => {
	const consultation = await aConsultation(context, { phases: [{ method: "vote" }] });
	const [phase] = consultation.phases;
	if (!phase) throw new Error("a consultation without phase");
	const opened = await openBudget(
		{ ...context, actor: { kind: "system" } },
		openBudgetParsed({
			...{ phaseId: phase.id, method: "up-to-k", limit: 3, count: "greedy-skip" },
			envelopes: [{ title: "Toute la ville", amount }],
			projects: costs.map((cost, number) => ({ title: `Projet ${number + 1}`, cost })),
			...rules,
		}),
	);
	if (!opened.ok) throw new Error(`the budget does not open: ${opened.reason}`);
	const { voteId } = opened.value;
	const rows = await context.db.voteOption.findMany({ where: { voteId }, orderBy: { position: "asc" } });
	return { id: voteId, consultation, phase, options: rows.map(({ id }) => id) };
};

const openBudgetParsed = ({ phaseId, ...asked }: { phaseId: string } & Record<string, unknown>) => ({
	phaseId,
	...openBudgetSchema.parse(asked),
});
