import type { Context } from "~/server/context.server";
import type { Cut } from "../text";

const select = {
	id: true,
	phaseId: true,
	position: true,
	version: true,
	kind: true,
	body: true,
	replacesId: true,
} as const;

const known = <Row extends { kind: string }>(row: Row) => ({ ...row, kind: row.kind as Cut["kind"] });

/** A version of the text debated in a phase (the last one unless said), with its passages in order; null when there is none. */
export const findText = async ({ db }: Context, phaseId: string, version?: number) => {
	const found = await db.textVersion.findFirst({
		where: { phaseId, ...(version ? { version } : {}) },
		orderBy: { version: "desc" },
		select: { version: true, passageIds: true, note: true, at: true, authorName: true },
	});
	if (!found) return null;
	const { passageIds, ...head } = found;
	const rows = await db.passage.findMany({ where: { id: { in: passageIds } }, select });
	const byId = new Map(rows.map((row) => [row.id, known(row)]));
	return { ...head, passages: passageIds.flatMap((id) => byId.get(id) ?? []) };
};

/** The versions of the text of a phase, newest first. */
export const listTextVersions = ({ db }: Context, phaseId: string) =>
	db.textVersion.findMany({
		where: { phaseId },
		orderBy: { version: "desc" },
		select: { version: true, note: true, at: true, authorName: true },
	});

/** One passage, or null. */
export const findPassage = async ({ db }: Context, id: string) => {
	const found = await db.passage.findUnique({ where: { id }, select });
	return found && known(found);
};

/** Where a passage stands: those around it in the last version, what it replaces and what replaces it. */
export const findPassagePlace = async (context: Context, { id, phaseId, replacesId }: Place) => {
	const { db } = context;
	const [text, before, after] = await Promise.all([
		findText(context, phaseId),
		replacesId ? findPassage(context, replacesId) : null,
		db.passage.findFirst({
			where: { replacesId: id },
			select: { id: true, position: true },
			orderBy: { version: "desc" },
		}),
	]);
	const passages = text?.passages ?? [];
	const index = passages.findIndex((passage) => passage.id === id);
	const heading = passages.slice(0, Math.max(0, index)).findLast(({ kind }) => kind === "heading");
	return {
		isCurrent: index >= 0,
		previous: index > 0 ? (passages[index - 1] ?? null) : null,
		next: index >= 0 ? (passages[index + 1] ?? null) : null,
		heading: heading?.body ?? null,
		before,
		after,
	};
};

type Place = { id: string; phaseId: string; replacesId: string | null };

/** Whether a passage is in the last version of its phase's text: only then is it commented on. */
export const isInText = async ({ db }: Context, { id, phaseId }: { id: string; phaseId: string }): Promise<boolean> => {
	const last = await db.textVersion.findFirst({
		where: { phaseId },
		orderBy: { version: "desc" },
		select: { passageIds: true },
	});
	return last?.passageIds.includes(id) ?? false;
};
