import { type Breathe, eachRow, type Matrix, UNSEEN } from "./matrix";

/** Two principal components: how much each statement weighs in each, and the mean each statement is measured from. */
export type Components = { means: Float64Array; axes: [Float64Array, Float64Array] };

const MOST_ROUNDS = 100;
/** An axis that turns by less than this between two rounds has settled. */
const SETTLED = 1e-8;

const length = (vector: Float64Array) => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

const normalise = (vector: Float64Array) => {
	const size = length(vector) || 1;
	for (let index = 0; index < vector.length; index += 1) vector[index] = (vector[index] ?? 0) / size;
	return vector;
};

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

const withoutAxis = (vector: Float64Array, axis: Float64Array | null) => {
	if (!axis) return vector;
	const along = dot(vector, axis);
	for (let index = 0; index < vector.length; index += 1)
		vector[index] = (vector[index] ?? 0) - along * (axis[index] ?? 0);
	return vector;
};

/** The mean of each statement over those who voted on it; 0 when nobody did. */
export const meansOf = async (matrix: Matrix, breathe: Breathe): Promise<Float64Array> => {
	const sums = new Float64Array(matrix.statements);
	const counts = new Int32Array(matrix.statements);
	await eachRow(matrix, breathe, (row) => {
		for (let column = 0; column < row.length; column += 1) {
			const value = row[column] as number;
			if (value === UNSEEN) continue;
			sums[column] = (sums[column] as number) + value;
			counts[column] = (counts[column] as number) + 1;
		}
	});
	return sums.map((sum, column) => sum / Math.max(1, counts[column] ?? 0));
};

/** A row along an axis: what was not seen stands at the mean, hence counts for nothing. */
const along = (row: Int8Array, means: Float64Array, axis: Float64Array): number => {
	let sum = 0;
	for (let column = 0; column < row.length; column += 1) {
		const value = row[column] as number;
		if (value !== UNSEEN) sum += (value - (means[column] as number)) * (axis[column] as number);
	}
	return sum;
};

/** One round of the power iteration: the covariance times the axis, without ever building the covariance. */
const round = async (matrix: Matrix, means: Float64Array, axis: Float64Array, breathe: Breathe) => {
	const next = new Float64Array(matrix.statements);
	await eachRow(matrix, breathe, (row) => {
		const weight = along(row, means, axis);
		for (let column = 0; column < row.length; column += 1) {
			const value = row[column] as number;
			if (value !== UNSEEN) next[column] = (next[column] as number) + weight * (value - (means[column] as number));
		}
	});
	return next;
};

/** A fixed first guess, the same at each run: no draw, so that anyone finds the same axes again. */
const firstGuess = (statements: number, turn: number) =>
	Float64Array.from({ length: statements }, (_, index) => Math.cos((index + 1) * (turn + 1) * 2.399963));

const axisOf = async (
	matrix: Matrix,
	means: Float64Array,
	start: Float64Array,
	other: Float64Array | null,
	breathe: Breathe,
) => {
	let axis = normalise(withoutAxis(start, other));
	for (let count = 0; count < MOST_ROUNDS; count += 1) {
		const next = withoutAxis(await round(matrix, means, axis, breathe), other);
		if (length(next) === 0) return axis;
		normalise(next);
		const turned = 1 - Math.abs(dot(axis, next));
		axis = next;
		if (turned < SETTLED) break;
	}
	return axis;
};

/**
 * The two principal components of the matrix, missing values standing at their statement's mean, by power iteration, from
 * the axes of the last run when there are some (Polis, rule 2.11).
 */
export const componentsOf = async (
	matrix: Matrix,
	breathe: Breathe,
	before: readonly (Float64Array | null)[] = [],
): Promise<Components> => {
	const means = await meansOf(matrix, breathe);
	const start = (turn: number) => {
		const known = before[turn];
		return known && length(known) > 0 ? Float64Array.from(known) : firstGuess(matrix.statements, turn);
	};
	const first = await axisOf(matrix, means, start(0), null, breathe);
	const second = await axisOf(matrix, means, start(1), first, breathe);
	return { means, axes: [first, second] };
};

/** Points of the plane, one after the other: x, y, x, y… */
export type Points = Float64Array;

/** Where each person stands, corrected for how few statements they saw: the fewer, the further their votes carry them. */
export const project = async (matrix: Matrix, { means, axes }: Components, breathe: Breathe): Promise<Points> => {
	const points = new Float64Array(matrix.people * 2);
	await eachRow(matrix, breathe, (row, person) => {
		let seen = 0;
		for (let column = 0; column < row.length; column += 1) if (row[column] !== UNSEEN) seen += 1;
		const correction = Math.sqrt(matrix.statements / Math.max(1, seen));
		points[person * 2] = along(row, means, axes[0]) * correction;
		points[person * 2 + 1] = along(row, means, axes[1]) * correction;
	});
	return points;
};
