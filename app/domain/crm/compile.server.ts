import { startOfCityDay } from "~/lib/city-day";
import { Prisma } from "~/server/prisma/client";
import type { ActKind, Did, Facet, Near } from "./rules/acts";
import { childrenOf, type FieldKey, type Leaf, type Tree } from "./rules/tree";

const DAY_MS = 86_400_000;

type Compiled = Prisma.Sql;

const oneOf = (column: Compiled, values: string[]) => Prisma.sql`${column} = ANY(${values}::text[])`;

/**
 * «At least n», «at most n» of what `rows` lists, one line each with an `id`. Read once for everybody and kept in memory,
 * rather than counted person by person; who has none is in no group, hence «at most» as «not more than».
 */
const counted = (rows: Compiled, { operator, values }: Pick<Leaf, "operator" | "values">) => {
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
		Prisma.sql`a.id IN (SELECT d."accountId" FROM segments.declared d WHERE ${oneOf(Prisma.sql`d."areaId"::text`, values)})`,
	"age-band": ({ values }) =>
		Prisma.sql`a.id IN (SELECT d."accountId" FROM segments.declared d WHERE ${oneOf(Prisma.sql`d."ageBand"`, values)})`,
	"account-age": (leaf, now) => since(Prisma.sql`a."createdAt"`, leaf, now),
	"last-visit": (leaf, now) =>
		Prisma.sql`a.id IN (SELECT s."accountId" FROM segments.session s GROUP BY 1 HAVING ${since(Prisma.sql`max(s."lastSeenAt")`, leaf, now)})`,
	follows: ({ values }) =>
		Prisma.sql`a.id IN (SELECT p."accountId" FROM segments.wish p WHERE p.rhythm <> 'off' AND ${oneOf(Prisma.sql`p.topic`, values)})`,
	"reports-filed": (leaf) => counted(Prisma.sql`SELECT r."accountId" AS id FROM segments.reported r`, leaf),
	"matters-opened": (leaf) =>
		counted(Prisma.sql`SELECT m."accountId" AS id FROM segments.participant m WHERE m.role = 'author'`, leaf),
	"waits-for-answer": () =>
		Prisma.sql`a.id IN (SELECT m."accountId" FROM segments.participant m WHERE m.desk = 'city')`,
	"answer-awaited": () =>
		Prisma.sql`a.id IN (SELECT m."accountId" FROM segments.participant m WHERE m.state = 'waiting_resident')`,
	"reached-by": ({ values }) =>
		Prisma.sql`a.id IN (SELECT p."accountId" FROM segments.wish p WHERE p.rhythm <> 'off' AND ${oneOf(Prisma.sql`p.channel`, values)})`,
};

/** Where each act is read, one line an act, and its facets as columns. */
const actRows: Record<ActKind, Compiled> = {
	reported: Prisma.sql`segments.reported`,
	wrote: Prisma.sql`segments.wrote`,
	proposed: Prisma.sql`segments.proposed`,
	attended: Prisma.sql`segments.attended`,
};

const facetColumns: Record<Facet, Compiled> = {
	category: Prisma.sql`e.category`,
	area: Prisma.sql`e."areaId"::text`,
	topic: Prisma.sql`e.topic`,
	consultation: Prisma.sql`e."consultationId"::text`,
};

/** «Did this at least n times, within a time, of these kinds». */
const acted = ({ did, where = {}, operator, count, within, from, to }: Did, now: Date): Compiled => {
	const limits = [
		...(within === undefined ? [] : [Prisma.sql`e.at >= ${new Date(now.getTime() - within * DAY_MS)}`]),
		...(from === undefined ? [] : [Prisma.sql`e.at >= ${startOfCityDay(from)}`]),
		...(to === undefined ? [] : [Prisma.sql`e.at < ${new Date(startOfCityDay(to).getTime() + DAY_MS)}`]),
		...Object.entries(where).map(([facet, values]) => oneOf(facetColumns[facet as Facet], values)),
	];
	const rows = Prisma.sql`SELECT e."accountId" AS id FROM ${actRows[did]} e
		WHERE ${limits.length > 0 ? Prisma.join(limits, " AND ") : Prisma.sql`true`}`;
	return counted(rows, { operator, values: [String(count)] });
};

/** «Lives near»: in one of the districts found when the rule was put in place (`resolveTree`). Only districts are known. */
const nearby = ({ near }: Near): Compiled =>
	Prisma.sql`a.id IN (SELECT d."accountId" FROM segments.declared d WHERE ${oneOf(Prisma.sql`d."areaId"::text`, near.areas ?? [])})`;

/**
 * The condition of a tree whose segments are already in place (`expandTree`). An unknown fact makes a comparison false, and
 * «not» means «not known to be true»: SQL's third value never comes out.
 */
export const compileTree = (tree: Tree, now: Date): Compiled => {
	if ("field" in tree) return Prisma.sql`coalesce(${facts[tree.field](tree, now)}, false)`;
	if ("did" in tree) return acted(tree, now);
	if ("near" in tree) return nearby(tree);
	if ("in" in tree) throw new Error("a segment was not put in its place");
	const parts = childrenOf(tree).map((child) => compileTree(child, now));
	if ("not" in tree) return Prisma.sql`(NOT ${parts[0] ?? Prisma.sql`false`})`;
	if (parts.length === 0) return "all" in tree ? Prisma.sql`true` : Prisma.sql`false`;
	return Prisma.sql`(${Prisma.join(parts, "all" in tree ? " AND " : " OR ")})`;
};

/**
 * Who can ever be in a segment: residents who confirmed their address. Everything here is read from the views of the schema
 * `segments`, which hold these facts and nothing else: the role that counts sees no table (see the migration).
 */
export const people = Prisma.sql`segments.person a WHERE true`;
