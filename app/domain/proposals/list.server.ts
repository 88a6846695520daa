import { shuffleStart } from "~/lib/shuffle";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { countSupports, listSupportedAmong } from "./queries.server";
import { gridStep, searchWords } from "./rules";
import type { ListAsked, Sort, Viewport } from "./schema";

export type ListedProposal = {
	id: string;
	number: number;
	title: string;
	excerpt: string;
	theme: string | null;
	areaId: string | null;
	lat: number | null;
	lng: number | null;
	authorName: string;
	publishedAt: Date;
	/** Null where the city does not show counts. */
	supports: number | null;
	isSupported: boolean;
};

/** `seed`: what the random order is drawn from, the same all day for a person. `hideCounts`: the city does not show them. */
type Asked = Omit<ListAsked, "sort"> & { consultationId: string; sort: Sort; seed: string; hideCounts?: boolean };

type Row = Omit<ListedProposal, "supports" | "isSupported"> & { supportCount: number; shuffled: string };

const PAGE = 20;

const escaped = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** States the list can be asked for, beside those published: what left the list stays readable. */
const states = { published: "published", withdrawn: "withdrawn", replaced: "replaced" } as const;

/** What the list and the map both show: the two stay in step because they ask the same question. */
export const matching = ({ consultationId, theme, area, search, state }: ListAsked & { consultationId: string }) => {
	const words = searchWords(search).map(
		(word) => Prisma.sql`AND folded(title || ' ' || body) LIKE folded(${escaped(word)})`,
	);
	return Prisma.sql`"consultationId" = ${consultationId}::uuid AND state = ${states[state ?? "published"]}::"ProposalState" AND "hiddenAt" IS NULL
		${theme ? Prisma.sql`AND theme = ${theme}` : Prisma.empty}
		${area ? Prisma.sql`AND "areaId" = ${area}::uuid` : Prisma.empty}
		${words.length > 0 ? Prisma.join(words, " ") : Prisma.empty}`;
};

const SHUFFLED = Prisma.sql`(reverse("number"::bit(32)::text) COLLATE "C")`;

const select = ({ db }: Context, where: Prisma.Sql, order: Prisma.Sql, limit: number) => db.$queryRaw<Row[]>`
	SELECT id, number, title, left(body, 280) AS excerpt, theme, "areaId", lat, lng, "authorName", "publishedAt",
		"supportCount", ${SHUFFLED} AS shuffled
	FROM "Proposal" WHERE ${where} ORDER BY ${order} LIMIT ${limit}`;

/** The shuffled order is a circle read from a point of its own for each person and day: to its end, then from its start. */
const randomRows = async (context: Context, asked: Asked, limit: number): Promise<Row[]> => {
	const start = shuffleStart(asked.seed);
	const [, turn, from] = /^([01])-([01]{32})$/.exec(asked.after ?? "") ?? [];
	const order = Prisma.sql`${SHUFFLED}`;
	const first =
		turn === "1"
			? []
			: await select(
					context,
					from
						? Prisma.sql`${matching(asked)} AND ${SHUFFLED} > ${from}`
						: Prisma.sql`${matching(asked)} AND ${SHUFFLED} >= ${start}`,
					order,
					limit,
				);
	if (first.length >= limit) return first;
	const beyond = turn === "1" && from ? Prisma.sql`AND ${SHUFFLED} > ${from}` : Prisma.empty;
	const where = Prisma.sql`${matching(asked)} AND ${SHUFFLED} < ${start} ${beyond}`;
	return [...first, ...(await select(context, where, order, limit - first.length))];
};

const recentRows = (context: Context, asked: Asked, limit: number) => {
	const after = /^\d{1,9}$/.test(asked.after ?? "") ? Prisma.sql`AND number < ${Number(asked.after)}` : Prisma.empty;
	return select(context, Prisma.sql`${matching(asked)} ${after}`, Prisma.sql`number DESC`, limit);
};

const supportedRows = (context: Context, asked: Asked, limit: number) => {
	const [, count, number] = /^(\d{1,9})-(\d{1,9})$/.exec(asked.after ?? "") ?? [];
	const after = count ? Prisma.sql`AND ("supportCount", number) < (${Number(count)}, ${Number(number)})` : Prisma.empty;
	const order = Prisma.sql`"supportCount" DESC, number DESC`;
	return select(context, Prisma.sql`${matching(asked)} ${after}`, order, limit);
};

const rowsOf = { random: randomRows, recent: recentRows, supports: supportedRows };

/** Where the next page begins, in the terms of the order. */
const cursorAfter = ({ sort, seed }: Asked, row: Row): string => {
	if (sort === "recent") return String(row.number);
	if (sort === "supports") return `${row.supportCount}-${row.number}`;
	return `${row.shuffled < shuffleStart(seed) ? 1 : 0}-${row.shuffled}`;
};

/**
 * A page of at most 20 published proposals of a consultation, and where the next one begins (or null). Four queries
 * whatever the number of rows. Supports shown are counted; the order by supports may be a minute old.
 */
export const listProposals = async (
	context: Context,
	asked: Asked,
): Promise<{ proposals: ListedProposal[]; next: string | null }> => {
	const rows = await rowsOf[asked.sort](context, asked, PAGE + 1);
	const shown = rows.slice(0, PAGE);
	const ids = shown.map(({ id }) => id);
	const [counts, supported] = await Promise.all([
		asked.hideCounts ? null : countSupports(context, ids),
		listSupportedAmong(context, ids),
	]);
	const proposals = shown.map(({ supportCount, shuffled, ...row }) => ({
		...row,
		supports: counts && (counts.get(row.id) ?? 0),
		isSupported: supported.has(row.id),
	}));
	const last = shown.at(-1);
	return { proposals, next: rows.length > PAGE && last ? cursorAfter(asked, last) : null };
};

/** Beyond this the list says «more than»: counting everything would cost more than the page. */
export const MOST_COUNTED = 1_000;

/** How many proposals match, for the heading of the list; one more than `MOST_COUNTED` stands for all above. */
export const countProposals = async (context: Context, asked: ListAsked & { consultationId: string }) => {
	const [row] = await context.db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count
		FROM (SELECT 1 FROM "Proposal" WHERE ${matching(asked)} LIMIT ${MOST_COUNTED + 1}) AS matching`;
	return row?.count ?? 0;
};

/**
 * How many of the proposals that match have no point on the map (a whole district, or no place said). Null beyond
 * `MOST_COUNTED`: counting everything would cost more than the page.
 */
export const countUnplaced = async (context: Context, asked: ListAsked & { consultationId: string }) => {
	const [row] = await context.db.$queryRaw<{ count: number; unplaced: number }[]>`
		SELECT count(*)::int AS count, (count(*) FILTER (WHERE lat IS NULL))::int AS unplaced
		FROM (SELECT lat FROM "Proposal" WHERE ${matching(asked)} LIMIT ${MOST_COUNTED + 1}) AS matching`;
	return row && row.count <= MOST_COUNTED ? row.unplaced : null;
};

export type MapGroup = { id: string; title: string; lat: number; lng: number; count: number };

/** The places of the proposals that match, within a part of the map, grouped by squares about 60 pixels wide. At most 500. */
export const listPlaces = (
	{ db }: Context,
	{ bbox: [west, south, east, north], zoom, ...asked }: ListAsked & Viewport & { consultationId: string },
): Promise<MapGroup[]> => {
	const step = gridStep(zoom);
	// Titles are read for the groups kept, not for every point: the index alone answers the rest.
	return db.$queryRaw<MapGroup[]>`
		WITH squares AS (
			SELECT min(id::text)::uuid AS id, avg(lat) AS lat, avg(lng) AS lng, count(*)::int AS count
			FROM "Proposal" WHERE ${matching(asked)} AND lat BETWEEN ${south} AND ${north} AND lng BETWEEN ${west} AND ${east}
			GROUP BY floor(lat / ${step}), floor(lng / ${step}) ORDER BY count DESC LIMIT 500
		)
		SELECT s.id, p.title, s.lat, s.lng, s.count FROM squares s JOIN "Proposal" p ON p.id = s.id ORDER BY s.count DESC`;
};
