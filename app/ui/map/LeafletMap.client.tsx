import type { Feature } from "geojson";
import L, { type Map as Leaflet } from "leaflet";
import { useCallback, useEffect, useRef, useState } from "react";
import { Circle, GeoJSON, MapContainer, useMap, useMapEvents } from "react-leaflet";
import { ArchiveLayer } from "./ArchiveLayer.client";
import { MapBar } from "./MapBar";
import { PickedPin } from "./PickedPin.client";
import { Pins } from "./Pins.client";
import { heatOpacity, middleOf } from "./projection";
import { RasterLayer } from "./RasterLayer.client";
import { type MapPoint, type MapProps, readPoints } from "./types";

/** Where a line of the ground is drawn: surfaces under lines. */
const groundStyle = (feature?: Feature) => ({ className: `ground-${String(feature?.properties?.kind ?? "street")}` });

const Ground = ({ landscape, areas }: Pick<MapProps, "landscape" | "areas">) => (
	<>
		{landscape ? <GeoJSON key="landscape" data={landscape} style={groundStyle} interactive={false} /> : null}
		{areas ? <GeoJSON data={areas} style={() => ({ className: "map-area" })} interactive={false} /> : null}
	</>
);

const AreaNames = ({ areas }: { areas: MapProps["areas"] }) => {
	const map = useMap();
	useEffect(() => {
		const names = (areas?.features ?? []).flatMap((feature) => {
			const middle = middleOf(feature);
			if (!middle || typeof feature.properties?.name !== "string") return [];
			const text = document.createElement("span");
			text.textContent = feature.properties.name;
			const icon = L.divIcon({ className: "map-area-name", html: text, iconSize: [0, 0] });
			return [L.marker(middle, { icon, interactive: false, keyboard: false, zIndexOffset: -10_000 }).addTo(map)];
		});
		return () => {
			for (const name of names) name.remove();
		};
	}, [map, areas]);
	return null;
};

type GroundData = Pick<MapProps, "landscape" | "areas">;

/** The city's ground, read once and kept by the browser; the map works without it. */
const useGround = (address: string | undefined): GroundData => {
	const [ground, setGround] = useState<GroundData>({});
	useEffect(() => {
		if (!address) return;
		let wanted = true;
		fetch(address)
			.then((answer) => answer.json())
			.then((found: GroundData) => wanted && setGround(found))
			.catch(() => undefined);
		return () => {
			wanted = false;
		};
	}, [address]);
	return ground;
};

/** Asks for the points of what is on the screen, each time it moves; an answer that comes too late is dropped. */
const useViewportPoints = (fetchUrl: string | undefined, onFailure: (failed: boolean) => void) => {
	const [found, setFound] = useState<MapPoint[] | null>(null);
	const asked = useRef<AbortController | null>(null);
	const ask = useCallback(
		async (map: Leaflet) => {
			if (!fetchUrl) return;
			asked.current?.abort();
			const controller = new AbortController();
			asked.current = controller;
			const bounds = map.getBounds().pad(0.15);
			const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((side) =>
				side.toFixed(5),
			);
			const address = new URL(fetchUrl, window.location.href);
			address.searchParams.set("bbox", box.join(","));
			address.searchParams.set("zoom", String(map.getZoom()));
			try {
				const answer = await fetch(address, { signal: controller.signal, headers: { Accept: "application/json" } });
				if (!answer.ok) throw new Error(String(answer.status));
				setFound(readPoints(await answer.json()));
				onFailure(false);
			} catch {
				if (!controller.signal.aborted) onFailure(true);
			}
		},
		[fetchUrl, onFailure],
	);
	const map = useMapEvents({ moveend: () => void ask(map) });
	useEffect(() => {
		void ask(map);
		return () => asked.current?.abort();
	}, [map, ask]);
	return found;
};

type Inside = MapProps & { onFailure: (failed: boolean) => void };

const none: MapPoint[] = [];

const Points = ({ points = none, fetchUrl, onFailure, onChoose, chosenId }: Inside) => {
	const found = useViewportPoints(fetchUrl, onFailure);
	// Those of the page stand until the map has asked for its own, which hold them too.
	return <Pins points={found ?? points} chosenId={chosenId} {...(onChoose ? { onChoose } : {})} />;
};

/** Tells what the map shows once the visitor has moved it: not while it opens, nor for a change of its size. */
const View = ({ onView }: Required<Pick<MapProps, "onView">>) => {
	const map = useMapEvents({
		moveend: () => {
			const box = map.getBounds();
			onView({ west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth() });
		},
	});
	return null;
};

/** The wheel scrolls the page, until the visitor has stepped into the map. */
const WheelInside = () => {
	const map = useMap();
	useEffect(() => {
		const enter = () => void map.scrollWheelZoom.enable();
		const leave = () => void map.scrollWheelZoom.disable();
		map.on("focus", enter).on("blur", leave);
		return () => void map.off("focus", enter).off("blur", leave);
	}, [map]);
	return null;
};

/** The live map. Loaded in the browser only: Leaflet needs a window. */
export const LeafletMap = (props: MapProps) => {
	const [map, setMap] = useState<Leaflet | null>(null);
	const [failed, setFailed] = useState(false);
	const [unread, setUnread] = useState(false);
	const { center, zoom, tiles, picked, onPick } = props;
	const isArchive = tiles?.kind === "archive";
	const read = useGround(props.ground?.json);
	const { areas, landscape } = { areas: props.areas ?? read.areas, landscape: props.landscape ?? read.landscape };
	return (
		<>
			<MapContainer
				ref={setMap}
				center={center}
				zoom={zoom}
				minZoom={10}
				maxZoom={19}
				zoomControl={false}
				attributionControl={false}
				scrollWheelZoom={false}
				className="map-live"
			>
				{isArchive && tiles ? <ArchiveLayer url={tiles.url} onFailure={setUnread} /> : null}
				{tiles && !isArchive ? <RasterLayer url={tiles.url} onFailure={setUnread} /> : null}
				<Ground landscape={tiles && !unread ? undefined : landscape} areas={areas} />
				<AreaNames areas={areas} />
				{props.heat?.map(({ lat, lng, weight, metres }) => (
					<Circle
						key={`${lat} ${lng}`}
						center={{ lat, lng }}
						radius={metres}
						interactive={false}
						pathOptions={{ className: "map-heat", stroke: false, fillOpacity: heatOpacity(weight) }}
					/>
				))}
				<Points {...props} onFailure={setFailed} />
				{onPick ? <PickedPin picked={picked ?? null} onPick={onPick} /> : null}
				<WheelInside />
				{props.onView ? <View onView={props.onView} /> : null}
			</MapContainer>
			<MapBar map={map} canLocate={Boolean(props.fetchUrl)} failed={failed} isPlain={unread} />
		</>
	);
};
