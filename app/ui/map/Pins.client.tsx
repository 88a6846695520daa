import { useNavigate } from "@remix-run/react";
import L from "leaflet";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMap } from "react-leaflet";
import type { MapPoint } from "./types";

const drawing =
	'<svg aria-hidden="true" viewBox="0 0 32 40" width="32" height="40"><path class="pin-body" d="M16 39S29 25.6 29 15.6a13 13 0 1 0-26 0C3 25.6 16 39 16 39Z"/><circle class="pin-eye" cx="16" cy="15.5" r="4.5"/></svg>';

const iconOf = ({ tone = "neutral", count }: MapPoint) => {
	if (!count)
		return L.divIcon({ className: `map-pin pin-${tone}`, html: drawing, iconSize: [32, 40], iconAnchor: [16, 39] });
	const size = count < 10 ? 44 : count < 100 ? 52 : 60;
	return L.divIcon({ className: "map-cluster", html: String(Number(count)), iconSize: [size, size] });
};

/** Each pin is a link and each group a button, with a name, reachable by Tab, opened by Enter or Space. */
export const Pins = ({ points }: { points: MapPoint[] }) => {
	const map = useMap();
	const navigate = useNavigate();
	const { t } = useTranslation("common");
	useEffect(() => {
		const layer = L.layerGroup().addTo(map);
		for (const point of points) {
			const { count, href, label } = point;
			const open = () => {
				if (count) map.setView(point, Math.min(map.getZoom() + 2, 19));
				else if (href) navigate(href);
			};
			const marker = L.marker(point, {
				icon: iconOf(point),
				interactive: Boolean(count || href),
				keyboard: Boolean(count || href),
				riseOnHover: true,
			});
			marker.addTo(layer);
			const element = marker.getElement();
			const name = count ? t("map.cluster", { label }) : label;
			element?.setAttribute("role", count ? "button" : href ? "link" : "img");
			element?.setAttribute("aria-label", name);
			if (!count && label) marker.bindTooltip(plainText(label), { direction: "top", offset: [0, -36] });
			marker.on("click", open);
			element?.addEventListener("keydown", (event) => {
				if (event.key !== "Enter" && event.key !== " ") return;
				event.preventDefault();
				event.stopPropagation();
				open();
			});
		}
		return () => {
			layer.remove();
		};
	}, [map, points, navigate, t]);
	return null;
};

/** Leaflet reads a string as HTML: what people typed goes in as text. */
const plainText = (text: string) => {
	const element = document.createElement("span");
	element.textContent = text;
	return element;
};
