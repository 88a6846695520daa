import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { searchWords } from "./rules";

const PAGE = 50;

type Row = { id: string; number: number; title: string; authorName: string; state: string; supportCount: number };

/** Proposals of a consultation for the staff's table, newest first, 50 a page; `after` is the last number shown. */
export const listForStaff = async (
	{ db }: Context,
	{
		consultationId,
		search,
		after,
	}: { consultationId: string; search?: string | undefined; after?: number | undefined },
): Promise<{ rows: Row[]; next: number | null }> => {
	const words = searchWords(search).map(
		(word) => Prisma.sql`AND folded(title || ' ' || body) LIKE folded(${`%${word.replace(/[\\%_]/g, "\\$&")}%`})`,
	);
	const rows = await db.$queryRaw<Row[]>`
		SELECT id, number, title, "authorName", state::text, "supportCount" FROM "Proposal"
		WHERE "consultationId" = ${consultationId}::uuid AND state IN ('published', 'replaced', 'withdrawn') AND "hiddenAt" IS NULL
			${after ? Prisma.sql`AND number < ${after}` : Prisma.empty}
			${words.length > 0 ? Prisma.join(words, " ") : Prisma.empty}
		ORDER BY number DESC LIMIT ${PAGE + 1}`;
	const shown = rows.slice(0, PAGE);
	return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null };
};

/** Texts of these published proposals of a consultation, by number. */
export const listTexts = ({ db }: Context, { consultationId, ids }: { consultationId: string; ids: string[] }) =>
	db.proposal.findMany({
		where: { id: { in: ids }, consultationId, state: "published", hiddenAt: null },
		select: { id: true, number: true, title: true, body: true, authorName: true },
		orderBy: { number: "asc" },
	});
