import { createContext, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { CityMap } from "~/ui/map/CityMap";
import type { MapProps } from "~/ui/map/types";
import { fieldOf } from "../reading";
import type { Question, Value } from "../schema";

/** The map of the city, for the questions that ask for a place; without it an address is typed. */
export const SurveyMap = createContext<Omit<MapProps, "label" | "picked" | "onPick"> | null>(null);

/** A place: words anyone can type and, where scripts run, a point picked on the map. */
export const PlaceInput = ({ question, value }: { question: Question; value: Value | undefined }) => {
	const { t } = useTranslation("surveys");
	const map = useContext(SurveyMap);
	const known = typeof value === "object" && !Array.isArray(value) ? value : {};
	const start = known.lat && known.lng ? { lat: Number(known.lat), lng: Number(known.lng) } : null;
	const [picked, setPicked] = useState(start);
	return (
		<div className="grid gap-3">
			<input
				type="text"
				name={fieldOf(question, "address")}
				aria-label={t("address")}
				placeholder={t("address")}
				defaultValue={known.address ? String(known.address) : ""}
				className="control"
			/>
			<input type="hidden" name={fieldOf(question, "lat")} value={picked ? picked.lat.toFixed(6) : ""} readOnly />
			<input type="hidden" name={fieldOf(question, "lng")} value={picked ? picked.lng.toFixed(6) : ""} readOnly />
			{map ? <CityMap {...map} label={question.label} picked={picked} onPick={setPicked} height="18rem" /> : null}
		</div>
	);
};
