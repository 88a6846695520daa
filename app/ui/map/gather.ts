import type { MapPoint } from "./types";

/** Two marks nearer than this, in pixels of the screen, cannot both be touched: they are shown as one. */
const TOUCH = 44;

/** The same for groups, which are drawn larger the more they hold. */
const TOUCH_OF_GROUPS = 58;

export type Gathered = { point: MapPoint; members: MapPoint[] };

type Placed = Gathered & { x: number; y: number };

const isNear = (one: Placed, point: MapPoint, { x, y }: { x: number; y: number }) => {
	const reach = one.members.length > 1 || one.point.count || point.count ? TOUCH_OF_GROUPS : TOUCH;
	return Math.abs(one.x - x) < reach && Math.abs(one.y - y) < reach;
};

const countOf = (members: MapPoint[]) => members.reduce((sum, { count }) => sum + (count ?? 1), 0);

/**
 * Puts together the points that would cover one another on the screen, in the order given, so that each mark is a target
 * of its own (WCAG 2.5.8). `place` answers where a point falls, in pixels; `name` says how many stand together.
 */
export const gather = (
	points: MapPoint[],
	place: (point: MapPoint) => { x: number; y: number },
	name: (count: number) => string,
): Gathered[] => {
	const groups: Placed[] = [];
	for (const point of points) {
		const at = place(point);
		const group = groups.find((one) => isNear(one, point, at));
		if (group) group.members.push(point);
		else groups.push({ point, members: [point], ...at });
	}
	return groups.map(({ point, members }) => {
		if (members.length === 1) return { point, members };
		const count = countOf(members);
		const { lat, lng, id } = point;
		return { point: { id, lat, lng, count, label: name(count) }, members };
	});
};
