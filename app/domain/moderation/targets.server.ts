import { hideContribution } from "~/domain/debates/commands/hide-contribution.server";
import { releaseContribution } from "~/domain/debates/commands/release-contribution.server";
import { hideAmendment } from "~/domain/proposals/commands/hide-amendment.server";
import { hideProposal } from "~/domain/proposals/commands/hide-proposal.server";
import type { Context } from "~/server/context.server";

/** A contribution as moderation knows it, whatever the domain it comes from. */
export type Target = {
	authorId: string | null;
	authorName: string;
	title: string | null;
	text: string;
	/** Where it is read. */
	to: string;
	consultationId: string | null;
	/** Whether the public reads it now. */
	isShown: boolean;
	/** Whether it waits to be read before publication. */
	isHeld: boolean;
};

type TargetKind = {
	find: (context: Context, id: string) => Promise<Target | null>;
	/** Safe to repeat. Throws if the actor may not: the policy of moderation is asked before. */
	setHidden: (context: Context, id: string, isHidden: boolean) => Promise<void>;
	/** Publishes what was held. Safe to repeat. */
	release: (context: Context, id: string) => Promise<void>;
};

const must = (result: { ok: boolean; reason?: string }) => {
	if (!result.ok) throw new Error(`Moderation could not act: ${result.reason}`);
};

const contribution = (kind: "comment" | "statement"): Omit<TargetKind, "find"> => ({
	setHidden: async (context, id, isHidden) => must(await hideContribution(context, { kind, id, isHidden })),
	release: async (context, id) => must(await releaseContribution(context, { kind, id })),
});

const setProposalHidden = async (context: Context, proposalId: string, isHidden: boolean) =>
	must(await hideProposal(context, { proposalId, isHidden }));

const proposal: TargetKind = {
	find: async ({ db }, id) => {
		const select = { authorId: true, authorName: true, title: true, body: true, hiddenAt: true, consultationId: true };
		const row = await db.proposal.findFirst({ where: { id, state: { in: ["published", "replaced"] } }, select });
		if (!row) return null;
		const { body, hiddenAt, ...rest } = row;
		return { ...rest, text: body, to: `/proposals/${id}`, isShown: hiddenAt === null, isHeld: false };
	},
	setHidden: setProposalHidden,
	release: (context, id) => setProposalHidden(context, id, false),
};

const setAmendmentHidden = async (context: Context, id: string, isHidden: boolean) =>
	must(await hideAmendment(context, { id, isHidden }));

const amendment: TargetKind = {
	find: async ({ db }, id) => {
		const row = await db.amendment.findFirst({ where: { id, state: { not: "withdrawn" } } });
		const proposal = row && (await db.proposal.findUnique({ where: { id: row.proposalId } }));
		if (!row || !proposal) return null;
		const { authorId, authorName, replacement, reason, hiddenAt } = row;
		return {
			...{ authorId, authorName, title: null, text: `${replacement}\n\n${reason}`, isHeld: false },
			...{ to: `/proposals/${proposal.id}/amendments`, consultationId: proposal.consultationId },
			isShown: hiddenAt === null,
		};
	},
	setHidden: setAmendmentHidden,
	release: (context, id) => setAmendmentHidden(context, id, false),
};

const comment: TargetKind = {
	...contribution("comment"),
	find: async ({ db }, id) => {
		const select = { authorId: true, authorName: true, body: true, hiddenAt: true, state: true, consultationId: true };
		const row = await db.comment.findFirst({ where: { id, state: { not: "withdrawn" } }, select });
		if (!row) return null;
		const { body, hiddenAt, state, ...rest } = row;
		const isHeld = state === "held";
		return { ...rest, title: null, text: body, to: `/comments/${id}`, isShown: hiddenAt === null && !isHeld, isHeld };
	},
};

const statement: TargetKind = {
	...contribution("statement"),
	find: async ({ db }, id) => {
		const select = { authorId: true, authorName: true, body: true, hiddenAt: true, state: true, phaseId: true };
		const row = await db.statement.findUnique({ where: { id }, select });
		if (!row) return null;
		const { body, hiddenAt, state, phaseId, authorName, ...rest } = row;
		const phase = await db.phase.findUnique({
			where: { id: phaseId },
			select: { consultationId: true, consultation: { select: { slug: true } } },
		});
		const isHeld = state === "held";
		return {
			...rest,
			...{ authorName: authorName ?? "", title: null, text: body, consultationId: phase?.consultationId ?? null },
			...{ to: `/consultations/${phase?.consultation.slug}/opinions`, isHeld, isShown: hiddenAt === null && !isHeld },
		};
	},
};

/** Everything that can be flagged and moderated. Another domain adds its own here, with its name in moderation.json. */
export const targets = { proposal, amendment, comment, statement } satisfies Record<string, TargetKind>;

export type TargetType = keyof typeof targets;

export const isTargetType = (text: string | undefined): text is TargetType =>
	text !== undefined && Object.hasOwn(targets, text);

/** A contribution, or null when it is gone. */
export const findTarget = async (
	context: Context,
	{ targetType, targetId }: { targetType: string; targetId: string },
): Promise<Target | null> => (isTargetType(targetType) ? targets[targetType].find(context, targetId) : null);
