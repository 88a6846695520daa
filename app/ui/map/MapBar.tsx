import type { Map as Leaflet } from "leaflet";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../Icon";

type Props = {
	map: Leaflet | null;
	/** Where the map shows what is around. */
	canLocate: boolean;
	failed: boolean;
	/** The tiles could not be read: the city's own plan stands in for them. */
	isPlain: boolean;
};

/** The buttons of a map, below it: over it they would cover what it shows. */
export const MapBar = ({ map, canLocate, failed, isPlain }: Props) => {
	const { t } = useTranslation("common");
	const [lost, setLost] = useState(false);
	const locate = () => {
		setLost(false);
		navigator.geolocation?.getCurrentPosition(
			({ coords }) => {
				const here = { lat: coords.latitude, lng: coords.longitude };
				map?.setView(here, Math.max(map.getZoom(), 16));
			},
			() => setLost(true),
			{ enableHighAccuracy: true, timeout: 10_000 },
		);
	};
	return (
		<>
			{failed || lost ? (
				<p role="alert" className="map-notice">
					{t(failed ? "map.failed" : "map.notLocated")}
				</p>
			) : null}
			{isPlain ? <output className="map-notice block">{t("map.plain")}</output> : null}
			<div className="map-bar no-print">
				<button type="button" className="map-button" onClick={() => map?.zoomOut()} aria-label={t("map.zoomOut")}>
					<Icon name="minus" />
				</button>
				<button type="button" className="map-button" onClick={() => map?.zoomIn()} aria-label={t("map.zoomIn")}>
					<Icon name="plus" />
				</button>
				{canLocate ? (
					<button type="button" className="map-button ms-auto" onClick={locate}>
						<Icon name="locate" /> {t("map.locate")}
					</button>
				) : null}
			</div>
		</>
	);
};
