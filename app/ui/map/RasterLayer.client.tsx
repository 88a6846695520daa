import { useRef } from "react";
import { TileLayer } from "react-leaflet";
import { leavesEmpty } from "./tiles";

type Props = { url: string; onFailure: (failed: boolean) => void };

/** Raster tiles of an address. A host that answers none of them leaves the city's plain map. */
export const RasterLayer = ({ url, onFailure }: Props) => {
	const tally = useRef({ drawn: 0, failed: 0 });
	const told = {
		tileload: () => {
			tally.current.drawn++;
			onFailure(false);
		},
		tileerror: () => {
			tally.current.failed++;
		},
		// Once all that is on the screen has come or failed.
		load: () => onFailure(leavesEmpty(tally.current)),
	};
	return <TileLayer url={url} eventHandlers={told} />;
};
