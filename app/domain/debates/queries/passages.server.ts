import type { Context } from "~/server/context.server";

/** The passages of the text debated in a phase, in order. */
export const listPassages = ({ db }: Context, phaseId: string) =>
	db.passage.findMany({
		where: { phaseId },
		select: { id: true, position: true, kind: true, body: true },
		orderBy: { position: "asc" },
	});

/** One passage, or null. */
export const findPassage = ({ db }: Context, id: string) =>
	db.passage.findUnique({ where: { id }, select: { id: true, phaseId: true, position: true, kind: true, body: true } });
