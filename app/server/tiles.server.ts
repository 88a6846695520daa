import { statSync } from "node:fs";
import { resolve } from "node:path";
import { env } from "./env.server";

/** The PMTiles file of the settings, on this machine; null: none, or tiles that come from elsewhere. */
export const tilesFile = (): string | null => {
	const { MAP_TILES_URL: setting } = env();
	return setting && !URL.canParse(setting) && setting.endsWith(".pmtiles") ? resolve(setting) : null;
};

const versionOf = (path: string): string => {
	try {
		return String(Math.round(statSync(path).mtimeMs));
	} catch {
		return "0";
	}
};

/** What maps draw their tiles from: raster addresses, or one PMTiles archive, here or elsewhere. */
export const mapTiles = (): { url: string; attribution: string; kind: "raster" | "archive" } | null => {
	const { MAP_TILES_URL: setting, MAP_TILES_ATTRIBUTION: attribution } = env();
	if (!setting) return null;
	const file = tilesFile();
	if (file) return { url: `/map/tiles.pmtiles?v=${versionOf(file)}`, attribution, kind: "archive" };
	const isArchive = URL.canParse(setting) && new URL(setting).pathname.endsWith(".pmtiles");
	return { url: setting, attribution, kind: isArchive ? "archive" : "raster" };
};
