import { useNavigate } from "@remix-run/react";
import L from "leaflet";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMap, useMapEvents } from "react-leaflet";
import { type Gathered, gather } from "./gather";
import type { MapPoint, MapProps } from "./types";

const drawing =
	'<svg aria-hidden="true" viewBox="0 0 32 40" width="32" height="40"><path class="pin-body" d="M16 39S29 25.6 29 15.6a13 13 0 1 0-26 0C3 25.6 16 39 16 39Z"/><circle class="pin-eye" cx="16" cy="15.5" r="4.5"/></svg>';

const iconOf = ({ tone = "neutral", count }: MapPoint) => {
	if (!count || count === 1)
		return L.divIcon({ className: `map-pin pin-${tone}`, html: drawing, iconSize: [32, 40], iconAnchor: [16, 39] });
	const size = count < 10 ? 44 : count < 100 ? 52 : 60;
	return L.divIcon({ className: "map-cluster", html: String(Number(count)), iconSize: [size, size] });
};

/** Leaflet reads a string as HTML: what people typed goes in as text. */
const plainText = (text: string) => {
	const element = document.createElement("span");
	element.textContent = text;
	return element;
};

/** Leaflet opens on Enter; a button also opens on Space, and a link must not scroll the page instead. */
const openOnKeys = (element: HTMLElement | undefined, open: () => void) =>
	element?.addEventListener("keydown", (event) => {
		if (event.key !== "Enter" && event.key !== " ") return;
		event.preventDefault();
		event.stopPropagation();
		open();
	});

const markerOf = (point: MapPoint, name: string, open: () => void, pressed?: boolean): L.Marker => {
	const { count, href, label } = point;
	const opens = Boolean(count || href || pressed !== undefined);
	const marker = L.marker(point, { icon: iconOf(point), interactive: opens, keyboard: opens, riseOnHover: true });
	marker.on("click", open);
	marker.on("add", () => {
		const element = marker.getElement();
		element?.setAttribute("role", count || pressed !== undefined ? "button" : href ? "link" : "img");
		if (pressed !== undefined && !count) element?.setAttribute("aria-pressed", String(pressed));
		element?.setAttribute("aria-label", name);
		if (opens) openOnKeys(element, open);
	});
	if (!count && label) marker.bindTooltip(plainText(label), { direction: "top", offset: [0, -36] });
	return marker;
};

/** Where nothing is left to zoom into: what stands together, as a list of links. */
const openList = (map: L.Map, { lat, lng }: MapPoint, members: MapPoint[], navigate: (to: string) => void) => {
	const list = document.createElement("ul");
	for (const { href, label } of members) {
		if (!href) continue;
		const link = document.createElement("a");
		link.href = href;
		link.textContent = label;
		link.addEventListener("click", (event) => {
			event.preventDefault();
			navigate(href);
		});
		const line = document.createElement("li");
		line.append(link);
		list.append(line);
	}
	map.openPopup(list, [lat, lng]);
	list.querySelector("a")?.focus();
};

const useZoom = (): number => {
	const map = useMap();
	const [zoom, setZoom] = useState(map.getZoom());
	useMapEvents({ zoomend: () => setZoom(map.getZoom()) });
	return zoom;
};

/** Each pin is a link and each group a button, with a name, reachable by Tab, opened by Enter or Space. */
export const Pins = ({
	points,
	onChoose,
	chosenId,
}: Pick<MapProps, "onChoose" | "chosenId"> & { points: MapPoint[] }) => {
	const map = useMap();
	const zoom = useZoom();
	const navigate = useNavigate();
	const { t } = useTranslation("common");
	const shown = useRef<Record<string, L.Marker>>({});
	const choose = useRef(onChoose);
	choose.current = onChoose;
	const chooses = Boolean(onChoose);
	useEffect(() => {
		const open = ({ point, members }: Gathered) => {
			const { count, href } = point;
			if (choose.current && !count) return choose.current(point.id);
			if (href && !count) return navigate(href);
			if (map.getZoom() >= map.getMaxZoom()) return openList(map, point, members, navigate);
			// The group is about to dissolve: the keyboard stays on the map.
			map.getContainer().focus({ preventScroll: true });
			map.setView(point, Math.min(map.getZoom() + 2, map.getMaxZoom()));
		};
		const groups = gather(
			points,
			({ lat, lng }) => map.project([lat, lng], zoom),
			(count) => t("map.together", { count }),
		);
		// What stays is left in place, so that the keyboard does not lose the pin it stands on.
		const wanted = Object.fromEntries(groups.map((group) => [JSON.stringify(group), group]));
		for (const [key, marker] of Object.entries(shown.current)) {
			if (wanted[key]) continue;
			if (marker.getElement() === document.activeElement) map.getContainer().focus({ preventScroll: true });
			marker.remove();
			delete shown.current[key];
		}
		for (const [key, group] of Object.entries(wanted)) {
			const { count, label } = group.point;
			const name = count ? t("map.cluster", { label }) : label;
			const pressed = chooses ? group.point.id === chosenId : undefined;
			shown.current[key] ??= markerOf(group.point, name, () => open(group), pressed).addTo(map);
		}
	}, [map, zoom, points, navigate, t, chooses, chosenId]);
	useEffect(
		() => () => {
			for (const marker of Object.values(shown.current)) marker.remove();
			shown.current = {};
		},
		[],
	);
	return null;
};
