import { Prisma } from "~/server/prisma/client";
import { childrenOf, type FieldKey, type Leaf, type Tree } from "./rules/tree";

const DAY_MS = 86_400_000;

type Compiled = Prisma.Sql;

const oneOf = (column: Compiled, values: string[]) => Prisma.sql`${column} = ANY(${values}::text[])`;

/**
 * «At least n», «at most n» of what `rows` lists, one line each with an `id`. Read once for everybody and kept in memory,
 * rather than counted person by person; who has none is in no group, hence «at most» as «not more than».
 */
const counted = (rows: Compiled, { operator, values }: Leaf) => {
	const value = Number(values[0]);
	const groups = (least: number) =>
		Prisma.sql`(SELECT id FROM (${rows}) rows GROUP BY id HAVING count(*) >= ${least}::int)`;
	if (operator === "at-most") return Prisma.sql`a.id NOT IN ${groups(value + 1)}`;
	return value === 0 ? Prisma.sql`true` : Prisma.sql`a.id IN ${groups(value)}`;
};

/** «Within n days» or «more than n days ago», as of `now`. */
const since = (column: Compiled, { operator, values }: Leaf, now: Date) => {
	const limit = new Date(now.getTime() - Number(values[0]) * DAY_MS);
	return operator === "within" ? Prisma.sql`${column} >= ${limit}` : Prisma.sql`${column} < ${limit}`;
};

/** Each fact as a piece of SQL of ours over the account `a`; what comes from outside is only ever a bound value. */
const facts: Record<FieldKey, (leaf: Leaf, now: Date) => Compiled> = {
	language: ({ values }) => oneOf(Prisma.sql`a.language`, values),
	area: ({ values }) =>
		Prisma.sql`a.id IN (SELECT d."accountId" FROM "Declared" d WHERE ${oneOf(Prisma.sql`d."areaId"::text`, values)})`,
	"age-band": ({ values }) =>
		Prisma.sql`a.id IN (SELECT d."accountId" FROM "Declared" d WHERE ${oneOf(Prisma.sql`d."ageBand"`, values)})`,
	"account-age": (leaf, now) => since(Prisma.sql`a."createdAt"`, leaf, now),
	"last-visit": (leaf, now) =>
		Prisma.sql`a.id IN (SELECT s."accountId" FROM "Session" s GROUP BY 1 HAVING ${since(Prisma.sql`max(s."lastSeenAt")`, leaf, now)})`,
	follows: ({ values }) =>
		Prisma.sql`a.id IN (SELECT p."accountId" FROM "Preference" p WHERE p.rhythm <> 'off' AND ${oneOf(Prisma.sql`p.topic`, values)})`,
	"reports-filed": (leaf) =>
		counted(
			Prisma.sql`SELECT r."accountId" AS id FROM "Report" r WHERE r."accountId" IS NOT NULL AND r."verifiedAt" IS NOT NULL`,
			leaf,
		),
	"matters-opened": (leaf) =>
		counted(
			Prisma.sql`SELECT m."accountId" AS id FROM "MatterParticipant" m WHERE m."accountId" IS NOT NULL AND m.role = 'author'`,
			leaf,
		),
	"waits-for-answer": () =>
		Prisma.sql`a.id IN (SELECT m."accountId" FROM "MatterParticipant" m JOIN "Matter" x ON x.id = m."matterId"
			WHERE m."accountId" IS NOT NULL AND x.desk = 'city')`,
	"answer-awaited": () =>
		Prisma.sql`a.id IN (SELECT m."accountId" FROM "MatterParticipant" m JOIN "Matter" x ON x.id = m."matterId"
			WHERE m."accountId" IS NOT NULL AND x.state = 'waiting_resident')`,
	"reached-by": ({ values }) =>
		Prisma.sql`a.id IN (SELECT p."accountId" FROM "Preference" p WHERE p.rhythm <> 'off' AND ${oneOf(Prisma.sql`p.channel`, values)})`,
};

/**
 * The condition of a tree whose segments are already in place (`expandTree`). An unknown fact makes a comparison false, and
 * «not» means «not known to be true»: SQL's third value never comes out.
 */
export const compileTree = (tree: Tree, now: Date): Compiled => {
	if ("field" in tree) return Prisma.sql`coalesce(${facts[tree.field](tree, now)}, false)`;
	if ("in" in tree) throw new Error("a segment was not put in its place");
	const parts = childrenOf(tree).map((child) => compileTree(child, now));
	if ("not" in tree) return Prisma.sql`(NOT ${parts[0] ?? Prisma.sql`false`})`;
	if (parts.length === 0) return "all" in tree ? Prisma.sql`true` : Prisma.sql`false`;
	return Prisma.sql`(${Prisma.join(parts, "all" in tree ? " AND " : " OR ")})`;
};

/** Who can ever be in a segment: residents who confirmed their address. */
export const people = Prisma.sql`"Account" a WHERE a.role = 'resident' AND a."confirmedAt" IS NOT NULL`;
