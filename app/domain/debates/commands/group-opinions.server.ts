import { setImmediate as nextTurn } from "node:timers/promises";
import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import { type Before, findGroups, type Grouping, nothingBefore } from "../counting/groups";
import { countByGroup, dividing, LEAST_SHOWN, representativeOf, uniting, type Votes } from "../counting/opinions";
import { type RunResult, runResultSchema } from "../opinion-schema";
import { type OpinionMatrix, readMatrix } from "../queries/opinion-matrix.server";

/** The pages of the same process go first between two pieces of the computation. */
const breathe = () => nextTurn();

type LastRun = { shown: number; result: RunResult } | null;

const lastRun = async ({ db }: Context, phaseId: string): Promise<LastRun> => {
	const run = await db.opinionRun.findFirst({
		where: { phaseId },
		orderBy: { at: "desc" },
		select: { shown: true, result: true },
	});
	const result = run && runResultSchema.safeParse(run.result).data;
	return run && result ? { shown: run.shown, result } : null;
};

const beforeOf = async (context: Context, phaseId: string, read: OpinionMatrix, last: LastRun): Promise<Before> => {
	if (!last) return nothingBefore;
	const places = await context.db.opinionPlace.findMany({ where: { phaseId }, select: { accountId: true } });
	const known = new Set(places.map(({ accountId }) => accountId));
	const axis = (turn: 0 | 1) =>
		Float64Array.from(read.numbers, (number) => last.result.statements[number]?.axes[turn] ?? 0);
	return {
		axes: [axis(0), axis(1)],
		shown: last.shown,
		winning: last.result.winning,
		streak: last.result.streak,
		middles: last.result.groups.map(({ middle }) => middle),
		isAnalysed: (person) => known.has(read.accountIds[person] ?? ""),
	};
};

const totals = ({ matrix, numbers }: OpinionMatrix, grouping: Grouping): RunResult["statements"] => {
	const everyone = countByGroup(matrix, new Int32Array(matrix.people), 1)[0] ?? [];
	const [first, second] = grouping.components.axes;
	return Object.fromEntries(
		numbers.map((number, column) => {
			const { seen, agree, disagree } = everyone[column] ?? { seen: 0, agree: 0, disagree: 0 };
			const axes = [first[column] ?? 0, second[column] ?? 0] as [number, number];
			return [number, { seen, agree, pass: seen - agree - disagree, axes }];
		}),
	);
};

/** Where nine people in ten stand, from the middle. */
const reachOf = ({ points }: Grouping) => {
	const far = Array.from({ length: points.length / 2 }, (_, index) =>
		Math.hypot(points[index * 2] ?? 0, points[index * 2 + 1] ?? 0),
	).sort((a, b) => a - b);
	return far[Math.floor(far.length * 0.9)] ?? 1;
};

/** What may be said of the groups: nothing of those under ten people, neither alone nor beside the others. */
export const resultOf = (read: OpinionMatrix, grouping: Grouping): RunResult => {
	const { numbers, matrix } = read;
	const groups = grouping.middles.length;
	const everyone = new Int32Array(matrix.people).fill(-1);
	for (const [index, person] of grouping.people.entries()) everyone[person] = grouping.groupOf[index] ?? -1;
	const counts = countByGroup(matrix, everyone, groups);
	const sizes = Array.from({ length: groups }, (_, group) => grouping.groupOf.filter((one) => one === group).length);
	const isShown = (group: number) => (sizes[group] ?? 0) >= LEAST_SHOWN;
	const shownCounts: Votes[][] = counts.filter((_, group) => isShown(group));
	const numbered = <One extends { statement: number }>({ statement, ...one }: One) => ({
		...one,
		number: numbers[statement] ?? 0,
	});
	let rank = -1;
	return {
		groups: grouping.middles.map((middle, group) => {
			if (isShown(group)) rank += 1;
			const representative =
				isShown(group) && shownCounts.length > 1 ? representativeOf(shownCounts, rank).map(numbered) : [];
			return { size: sizes[group] ?? 0, isShown: isShown(group), middle, representative };
		}),
		uniting: shownCounts.length > 1 ? uniting(shownCounts).map(numbered) : [],
		dividing: shownCounts.length > 1 ? dividing(shownCounts).map(numbered) : [],
		statements: totals(read, grouping),
		winning: grouping.found,
		streak: grouping.streak,
		reach: reachOf(grouping),
	};
};

const PLACES_AT_ONCE = 5_000;

const writePlaces = async (
	{ db }: Context,
	phaseId: string,
	read: OpinionMatrix,
	grouping: Grouping,
	result: RunResult,
) => {
	await db.opinionPlace.deleteMany({ where: { phaseId } });
	const rows = grouping.people.map((person, index) => {
		const group = grouping.groupOf[index] ?? 0;
		const point = { x: grouping.points[index * 2] ?? 0, y: grouping.points[index * 2 + 1] ?? 0 };
		return {
			phaseId,
			accountId: read.accountIds[person] ?? "",
			group: result.groups[group]?.isShown ? group : null,
			...point,
		};
	});
	for (let from = 0; from < rows.length; from += PLACES_AT_ONCE)
		await db.opinionPlace.createMany({ data: rows.slice(from, from + PLACES_AT_ONCE) });
};

/**
 * Computes the opinion groups of a phase from all its votes and keeps the run: what the pages show, and where each person
 * stands. Reads and computes outside any transaction, breathing so that pages go first; safe to kill and to repeat.
 */
export const groupOpinions = async (context: Context, { phaseId }: { phaseId: string }): Promise<void> => {
	const start = performance.now();
	await context.db.opinionChange.deleteMany({ where: { phaseId } });
	const read = await readMatrix(context, phaseId, breathe);
	const last = await lastRun(context, phaseId);
	const grouping = await findGroups(read.matrix, breathe, await beforeOf(context, phaseId, read, last));
	if (!grouping) return;
	const result = resultOf(read, grouping);
	const { found, shown, people } = grouping;
	const counts = { participants: read.matrix.people, analysed: people.length, found, shown };
	await transaction(
		context,
		async (context) => {
			const { db, now } = context;
			const milliseconds = Math.round(performance.now() - start);
			await writePlaces(context, phaseId, read, grouping, result);
			await db.opinionRun.create({ data: { id: newId(now), phaseId, at: now, ...counts, result, milliseconds } });
		},
		{ timeout: 60_000 },
	);
};
