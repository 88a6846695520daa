import { type ComponentType, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { StaticPlan } from "./StaticPlan";
import type { MapProps } from "./types";

/**
 * A map of the city. The server draws a plan; the browser replaces it by a live map once it is loaded. Whatever can be
 * done here must also be possible beside it, in the list or the address box that the page shows.
 */
export const CityMap = (props: MapProps) => {
	const { t } = useTranslation("common");
	const [Live, setLive] = useState<ComponentType<MapProps> | null>(null);
	useEffect(() => {
		let wanted = true;
		import("./LeafletMap.client").then(({ LeafletMap }) => {
			if (wanted) setLive(() => LeafletMap);
		});
		return () => {
			wanted = false;
		};
	}, []);
	return (
		<section aria-label={props.label} className="map-frame" style={{ height: props.height ?? "28rem" }}>
			{Live ? <Live {...props} /> : <StaticPlan {...props} />}
			{props.tiles?.attribution ? <p className="map-attribution">{props.tiles.attribution}</p> : null}
			<p className="sr-only">{t(props.onPick ? "map.howToPick" : "map.howTo")}</p>
		</section>
	);
};
