import type L from "leaflet";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMap } from "react-leaflet";
import { lastByte } from "./tiles";

type Props = { url: string; onFailure: (failed: boolean) => void };

/** The layer of an archive: drawn here from vector tiles, or shown as they are from raster ones. */
const layerOf = async (url: string, language: string): Promise<L.Layer> => {
	const address = new URL(url, window.location.href).href;
	const { PMTiles, TileType, leafletRasterLayer } = await import("pmtiles");
	const archive = new PMTiles(address);
	const header = await archive.getHeader();
	const { tileType, maxZoom } = header;
	// A file cut short opens well and fails tile by tile, silently: its end is read before it is shown.
	const end = await archive.source.getBytes(lastByte(header), 1);
	if (end.data.byteLength === 0) throw new Error("The archive of tiles is cut short");
	if (tileType !== TileType.Mvt) return leafletRasterLayer(archive, { maxNativeZoom: maxZoom, maxZoom: 19 }) as L.Layer;
	const { leafletLayer } = await import("protomaps-leaflet");
	const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
	const options = { url: address, flavor: isDark ? "dark" : "light", lang: language, maxDataZoom: maxZoom };
	return leafletLayer(options) as unknown as L.Layer;
};

/** Tiles of one PMTiles file, read piece by piece. An archive that cannot be read leaves the city's plain map. */
export const ArchiveLayer = ({ url, onFailure }: Props) => {
	const map = useMap();
	const { language } = useTranslation().i18n;
	useEffect(() => {
		let layer: L.Layer | null = null;
		let wanted = true;
		layerOf(url, language)
			.then((made) => {
				if (!wanted) return;
				layer = made.addTo(map);
				onFailure(false);
			})
			.catch(() => wanted && onFailure(true));
		return () => {
			wanted = false;
			layer?.remove();
		};
	}, [map, url, language, onFailure]);
	return null;
};
