import { listAreas } from "~/domain/directory/queries/geography.server";
import { metresTo } from "~/lib/geo";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { compileTree, people } from "../compile.server";
import type { Near } from "../rules/acts";
import { childrenOf, expandTree, type Known, namedIn, readTree, type Tree } from "../rules/tree";

/** How long one count may take, in milliseconds: a segment that needs more is too dear, and its author is told. */
const TIME_LIMIT = 2_000;

/** Fewer people than this are not shown: nobody is singled out. */
export const LEAST_SHOWN = 10;

type Row = Record<string, unknown>;

/** The role that sees only the views of segments; where the owner could not make it (docs/operations.md), the owner counts. */
let hasRole: boolean | null = null;

const roleExists = async (db: Pick<Context["db"], "$queryRaw">): Promise<boolean> => {
	if (hasRole !== null) return hasRole;
	const rows = await db.$queryRaw<{ found: boolean }[]>`
		SELECT pg_has_role(current_user, oid, 'MEMBER') AS found FROM pg_roles WHERE rolname = 'parvis_segments'`;
	hasRole = rows[0]?.found ?? false;
	return hasRole;
};

/** Runs a reading of ours where nothing can be written, for a limited time. Null when it took too long. */
export const readOnly = async <Answer extends Row>({ db }: Context, query: Prisma.Sql): Promise<Answer[] | null> => {
	if (!("$connect" in db)) throw new Error("a segment is counted outside any transaction");
	try {
		return await db.$transaction(async (inside) => {
			await inside.$executeRaw`SET TRANSACTION READ ONLY`;
			await inside.$executeRawUnsafe(`SET LOCAL statement_timeout = ${TIME_LIMIT}`);
			// Who follows a topic, for a large city, is held in memory once instead of looked up person by person.
			await inside.$executeRaw`SET LOCAL work_mem = '128MB'`;
			if (await roleExists(inside)) await inside.$executeRaw`SET LOCAL ROLE parvis_segments`;
			return inside.$queryRaw<Answer[]>(query);
		});
	} catch (error) {
		if (/57014|statement timeout/.test(String((error as Error).message))) return null;
		throw error;
	}
};

/** Every saved segment a tree leads to, by identifier. */
export const knownSegments = async ({ db }: Context, tree: Tree): Promise<Known> => {
	const known = new Map<string, Tree>();
	let wanted = namedIn(tree);
	for (let round = 0; round < 8 && wanted.length > 0; round += 1) {
		const rows = await db.segment.findMany({ where: { id: { in: wanted } }, select: { id: true, tree: true } });
		for (const row of rows) {
			const read = readTree(row.tree);
			if (read.ok) known.set(row.id, read.tree);
		}
		wanted = [...known.values()].flatMap(namedIn).filter((id) => !known.has(id));
	}
	return known;
};

/** Districts at less than so many metres of a place: what a person's own district is compared with. */
const districtsNear = (areas: Awaited<ReturnType<typeof listAreas>>, { near }: Near): string[] =>
	areas.filter(({ shape }) => metresTo(near, shape) <= near.metres).map(({ id }) => id);

const hasPlace = (tree: Tree): boolean => "near" in tree || childrenOf(tree).some(hasPlace);

const withDistricts = (tree: Tree, areas: Awaited<ReturnType<typeof listAreas>>): Tree => {
	if ("near" in tree) return { near: { ...tree.near, areas: districtsNear(areas, tree) } };
	if ("all" in tree) return { all: tree.all.map((child) => withDistricts(child, areas)) };
	if ("any" in tree) return { any: tree.any.map((child) => withDistricts(child, areas)) };
	return "not" in tree ? { not: withDistricts(tree.not, areas) } : tree;
};

/** The tree with its segments and the districts of its places, or why not. */
export const resolveTree = async (context: Context, tree: Tree) => {
	const expanded = expandTree(tree, await knownSegments(context, tree));
	if (!expanded.ok || !hasPlace(expanded.tree)) return expanded;
	return { ok: true as const, tree: withDistricts(expanded.tree, await listAreas(context)) };
};

export type Shown = { isHidden: boolean; count: number };

/** A count as it may be shown: to the nearest ten, and nothing under ten. */
export const shownCount = (count: number): Shown =>
	count < LEAST_SHOWN ? { isHidden: true, count: 0 } : { isHidden: false, count: Math.round(count / 10) * 10 };

/** A few of them, as an author may see them: a first name and a district. */
export type Sampled = { name: string; area: string | null };

type Counted =
	| { ok: true; total: Shown; byLanguage: { key: string; shown: Shown }[]; sample: Sampled[] }
	| { ok: false; reason: "too-dear" | "circle" | "unknown-segment" | "too-deep" | "too-large" | "unreadable" };

const SAMPLE = 5;

/** Five of those a condition describes, the same for a whole day so that looking again shows nobody more. */
const sampleOf = async (context: Context, condition: Prisma.Sql): Promise<Sampled[]> => {
	const day = context.now.toISOString().slice(0, 10);
	const rows = await readOnly<{ id: string }>(
		context,
		Prisma.sql`SELECT id FROM (SELECT a.id FROM ${people} AND ${condition} LIMIT 2000) few
			ORDER BY md5(id::text || ${day}) LIMIT ${SAMPLE}::int`,
	);
	const ids = (rows ?? []).map(({ id }) => id);
	const { db } = context;
	const [accounts, declared, areas] = await Promise.all([
		db.account.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } }),
		db.declared.findMany({ where: { accountId: { in: ids } }, select: { accountId: true, areaId: true } }),
		db.area.findMany({ select: { id: true, name: true } }),
	]);
	return accounts.map(({ id, displayName }) => {
		const areaId = declared.find(({ accountId }) => accountId === id)?.areaId;
		const area = areas.find((one) => one.id === areaId)?.name ?? null;
		return { name: displayName.split(/\s+/u)[0] ?? "", area };
	});
};

/** How many residents a tree describes, and their languages; rounded, small numbers hidden. */
export const countSegment = async (context: Context, tree: Tree): Promise<Counted> => {
	const resolved = await resolveTree(context, tree);
	if (!resolved.ok) return resolved;
	const condition = compileTree(resolved.tree, context.now);
	const query = Prisma.sql`SELECT a.language AS key, count(*)::int AS count FROM ${people} AND ${condition} GROUP BY 1 ORDER BY 2 DESC LIMIT 20`;
	const rows = await readOnly<{ key: string; count: number }>(context, query);
	if (!rows) return { ok: false, reason: "too-dear" };
	const total = rows.reduce((sum, { count }) => sum + count, 0);
	return {
		ok: true,
		total: shownCount(total),
		sample: total >= LEAST_SHOWN ? await sampleOf(context, condition) : [],
		byLanguage: rows.map(({ key, count }) => ({ key, shown: shownCount(count) })),
	};
};

/** Which leaves of a resolved tree are true of one person, in the order of `leavesOf`. */
export const matchesOf = async (context: Context, leaves: Tree[], accountId: string): Promise<boolean[]> => {
	if (leaves.length === 0) return [];
	const columns = leaves.map((leaf) => Prisma.sql`${compileTree(leaf, context.now)}`);
	const rows = await readOnly<{ matches: boolean[] }>(
		context,
		Prisma.sql`SELECT ARRAY[${Prisma.join(columns)}] AS matches FROM ${people} AND a.id = ${accountId}::uuid`,
	);
	return rows?.[0]?.matches ?? leaves.map(() => false);
};

/** The saved segments, latest changed first. */
export const listSegments = ({ db }: Context) =>
	db.segment.findMany({
		select: { id: true, name: true, version: true, changedAt: true },
		orderBy: [{ changedAt: "desc" }, { id: "desc" }],
		take: 100,
	});

/** The names of saved segments, for rules said in words. */
export const listSegmentNames = ({ db }: Context) =>
	db.segment.findMany({ select: { id: true, name: true }, take: 1000 });

/** One saved segment with its tree, or null. */
export const findSegment = async ({ db }: Context, segmentId: string | undefined) => {
	const row = isId(segmentId)
		? await db.segment.findUnique({
				where: { id: segmentId },
				select: { id: true, name: true, tree: true, version: true },
			})
		: null;
	const read = row ? readTree(row.tree) : null;
	return row && read?.ok ? { ...row, tree: read.tree } : null;
};
