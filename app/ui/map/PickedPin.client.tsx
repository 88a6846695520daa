import L from "leaflet";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMap, useMapEvents } from "react-leaflet";
import type { Position } from "./types";

/** How far one press of an arrow key moves the pin, in pixels of the screen; with Shift, ten times. */
const STEP = 8;

const moves: Record<string, [number, number]> = {
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
};

const drawing =
	'<svg aria-hidden="true" viewBox="0 0 32 40" width="40" height="50"><path class="pin-body" d="M16 39S29 25.6 29 15.6a13 13 0 1 0-26 0C3 25.6 16 39 16 39Z"/><path class="pin-mark" d="M16 9.5v12m-6-6h12"/></svg>';

type Props = { picked: Position | null; onPick: (place: Position) => void };

/** The chosen place: a click or a tap puts it, dragging or the arrow keys move it. */
export const PickedPin = ({ picked, onPick }: Props) => {
	const map = useMap();
	const { t } = useTranslation("common");
	const marker = useRef<L.Marker | null>(null);
	const pick = useRef(onPick);
	pick.current = onPick;
	useMapEvents({ click: ({ latlng }) => pick.current({ lat: latlng.lat, lng: latlng.lng }) });

	const lat = picked?.lat;
	const lng = picked?.lng;
	useEffect(() => {
		if (lat === undefined || lng === undefined) {
			marker.current?.remove();
			marker.current = null;
			return;
		}
		const place = L.latLng(lat, lng);
		marker.current ??= chosenMarker(map, place, t("map.pickedPin"), (next) => pick.current(next));
		marker.current.setLatLng(place);
		if (!map.getBounds().pad(-0.1).contains(place)) map.setView(place, Math.max(map.getZoom(), 16));
	}, [map, lat, lng, t]);
	useEffect(
		() => () => {
			marker.current?.remove();
			marker.current = null;
		},
		[],
	);
	return null;
};

const chosenMarker = (map: L.Map, place: L.LatLng, name: string, onMove: (place: Position) => void) => {
	const icon = L.divIcon({ className: "map-pin map-picked", html: drawing, iconSize: [40, 50], iconAnchor: [20, 49] });
	const marker = L.marker(place, { icon, draggable: true, autoPan: true, zIndexOffset: 1000 }).addTo(map);
	const element = marker.getElement();
	element?.setAttribute("role", "button");
	element?.setAttribute("aria-label", name);
	marker.on("dragend", () => {
		const { lat, lng } = marker.getLatLng();
		onMove({ lat, lng });
	});
	element?.addEventListener("keydown", (event) => {
		const move = moves[event.key];
		if (!move) return;
		event.preventDefault();
		event.stopPropagation();
		const by = event.shiftKey ? STEP * 10 : STEP;
		const from = map.latLngToContainerPoint(marker.getLatLng());
		const { lat, lng } = map.containerPointToLatLng(from.add([move[0] * by, move[1] * by]));
		onMove({ lat, lng });
	});
	return marker;
};
