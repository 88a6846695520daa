import { route } from "@remix-run/route-config";

/** URLs: the ground of the map, and places by their address. */
export const mapUrls = [
	route("admin/map", "routes/admin/map/layers.tsx"),
	route("admin/map/towns", "routes/admin/map/towns.tsx"),
	route("places/search", "routes/api/places/search.ts"),
	route("map/ground.json", "routes/api/places/ground.ts"),
	route("map/plan.svg", "routes/api/places/plan.ts"),
	route("places/reverse", "routes/api/places/reverse.ts"),
];
