import type { Context } from "~/server/context.server";

/**
 * The proposals that can be put to the vote, most supported first: published, not hidden, of this consultation; with
 * `ids`, those among them.
 */
export const listCandidates = async (
	{ db }: Context,
	{ consultationId, ids }: { consultationId: string; ids?: string[] },
) => {
	const proposals = await db.proposal.findMany({
		where: { consultationId, state: "published", hiddenAt: null, ...(ids ? { id: { in: ids } } : {}) },
		select: {
			...{ id: true, title: true, body: true, areaId: true, lat: true, lng: true, address: true },
			_count: { select: { supports: true } },
		},
	});
	return proposals
		.map(({ _count, ...proposal }) => ({ ...proposal, supports: _count.supports }))
		.sort((a, b) => b.supports - a.supports || (a.id < b.id ? -1 : 1));
};
