import type { Viewport } from "../app/domain/issue-reports/queries/map.server";

/** The part of the demonstration city that the incidents lie over. */
const GROUND = { south: 47.1918, north: 47.2368, west: -0.9405, east: -0.8785 };

/** A screen (1,024 by 640 points) somewhere in the city, at a zoom; the same ones at each run. */
export const viewportAt = (index: number): Viewport => {
	const zoom = 13 + (index % 6);
	const wide = (360 / 2 ** zoom) * 4;
	const high = wide * 0.43;
	const share = (step: number) => ((index * step) % 997) / 997;
	const west = GROUND.west + share(7) * (GROUND.east - GROUND.west) - wide / 2;
	const south = GROUND.south + share(13) * (GROUND.north - GROUND.south) - high / 2;
	return { west, south, east: west + wide, north: south + high, zoom };
};
