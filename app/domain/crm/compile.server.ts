import { Prisma } from "~/server/prisma/client";
import { childrenOf, type FieldKey, type Leaf, type Tree } from "./rules/tree";

const DAY_MS = 86_400_000;

type Compiled = Prisma.Sql;

const oneOf = (column: Compiled, values: string[]) => Prisma.sql`${column} = ANY(${values}::text[])`;

const compared = (column: Compiled, { operator, values }: Leaf) => {
	const value = Number(values[0]);
	return operator === "at-least" ? Prisma.sql`${column} >= ${value}::int` : Prisma.sql`${column} <= ${value}::int`;
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
		Prisma.sql`EXISTS (SELECT 1 FROM "Declared" d WHERE d."accountId" = a.id AND ${oneOf(Prisma.sql`d."areaId"::text`, values)})`,
	"age-band": ({ values }) =>
		Prisma.sql`EXISTS (SELECT 1 FROM "Declared" d WHERE d."accountId" = a.id AND ${oneOf(Prisma.sql`d."ageBand"`, values)})`,
	"account-age": (leaf, now) => since(Prisma.sql`a."createdAt"`, leaf, now),
	"last-visit": (leaf, now) =>
		since(Prisma.sql`(SELECT max(s."lastSeenAt") FROM "Session" s WHERE s."accountId" = a.id)`, leaf, now),
	follows: ({ values }) =>
		Prisma.sql`EXISTS (SELECT 1 FROM "Preference" p WHERE p."accountId" = a.id AND p.rhythm <> 'off' AND ${oneOf(Prisma.sql`p.topic`, values)})`,
	"reports-filed": (leaf) =>
		compared(
			Prisma.sql`(SELECT count(*) FROM "Report" r WHERE r."accountId" = a.id AND r."verifiedAt" IS NOT NULL)`,
			leaf,
		),
	"matters-opened": (leaf) =>
		compared(
			Prisma.sql`(SELECT count(*) FROM "MatterParticipant" m WHERE m."accountId" = a.id AND m.role = 'author')`,
			leaf,
		),
	"waits-for-answer": () =>
		Prisma.sql`EXISTS (SELECT 1 FROM "MatterParticipant" m JOIN "Matter" x ON x.id = m."matterId"
			WHERE m."accountId" = a.id AND x.desk = 'city')`,
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
