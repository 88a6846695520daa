import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../Button";
import { FieldError, type FieldState, Optional, textOf } from "../Field";
import { Icon } from "../Icon";
import { AddressBox, type FoundPlace } from "./AddressBox";
import { CityMap } from "./CityMap";
import type { MapProps, Position } from "./types";

type Props = {
	fields: { lat: FieldState; lng: FieldState; address: FieldState };
	label: string;
	hint?: ReactNode;
	optional?: boolean;
	/** Address that answers `?q=` with `{ results: { label, lat, lng }[] }`. */
	searchUrl: string;
	/** Address that answers `?lat=&lng=` with `{ place: { label } | null }`: a place picked on the map then gets its address. */
	reverseUrl?: string;
	mapProps: Omit<MapProps, "picked" | "onPick">;
	/** A place known from elsewhere (a photo), offered and never imposed. */
	offer?: (Position & { text: string; label: string }) | null;
	/** Told of the place each time it changes: words, and the position if one is chosen. */
	onChange?: (place: { text: string; picked: Position | null }) => void;
};

const positionOf = ({ lat, lng }: Props["fields"]): Position | null => {
	const [north, east] = [textOf(lat.initialValue), textOf(lng.initialValue)];
	const place = { lat: Number(north), lng: Number(east) };
	return north && east && Number.isFinite(place.lat) && Number.isFinite(place.lng) ? place : null;
};

/** The address nearest to a position; null when none is known or the question fails: the position alone is enough. */
const nearestAddress = async (reverseUrl: string, { lat, lng }: Position): Promise<string | null> => {
	const address = new URL(reverseUrl, window.location.href);
	address.searchParams.set("lat", lat.toFixed(6));
	address.searchParams.set("lng", lng.toFixed(6));
	const answer = await fetch(address, { headers: { Accept: "application/json" } })
		.then((response) => (response.ok ? response.json() : null))
		.catch(() => null);
	return (answer as { place: { label: string } | null } | null)?.place?.label ?? null;
};

/** Where the words and the position come from: words typed by the visitor are never replaced. */
type Source = "none" | "typed" | "chosen" | "picked";

/** What is known of the place: words, and a position that came from them, from the map or from the device. */
const usePlace = (fields: Props["fields"], reverseUrl: string | undefined) => {
	const [text, setText] = useState(textOf(fields.address.initialValue) ?? "");
	const [picked, setPicked] = useState(positionOf(fields));
	const source = useRef<Source>(text === "" ? "none" : "typed");
	const latest = useRef<Position | null>(null);
	const pick = async (place: Position) => {
		setPicked(place);
		latest.current = place;
		if (!reverseUrl || source.current === "typed") return;
		source.current = "picked";
		const label = await nearestAddress(reverseUrl, place);
		if (label && latest.current === place && source.current === "picked") setText(label);
	};
	return {
		text,
		picked,
		pick,
		/** A place taken as a whole: its own address replaces whatever words were there. */
		take: (place: Position) => {
			source.current = "none";
			setText("");
			return pick({ lat: place.lat, lng: place.lng });
		},
		/** Other words no longer mean the position that the former words gave. */
		type: (typed: string) => {
			setText(typed);
			if (source.current === "chosen") setPicked(null);
			source.current = typed === "" ? "none" : "typed";
		},
		choose: ({ label, lat, lng }: FoundPlace) => {
			source.current = "chosen";
			setText(label);
			setPicked({ lat, lng });
		},
		clear: () => {
			latest.current = null;
			setPicked(null);
		},
	};
};

const useMyPosition = (onFound: (place: Position) => void) => {
	const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
	const ask = () => {
		if (!navigator.geolocation) return setState("failed");
		setState("asking");
		navigator.geolocation.getCurrentPosition(
			({ coords }) => {
				setState("idle");
				onFound({ lat: coords.latitude, lng: coords.longitude });
			},
			() => setState("failed"),
			{ enableHighAccuracy: true, timeout: 10_000 },
		);
	};
	return { state, ask };
};

const Coordinates = ({ fields, picked }: Pick<Props, "fields"> & { picked: Position | null }) => (
	<>
		<input type="hidden" name={fields.lat.name} form={fields.lat.formId} value={picked ? picked.lat.toFixed(6) : ""} />
		<input type="hidden" name={fields.lng.name} form={fields.lng.formId} value={picked ? picked.lng.toFixed(6) : ""} />
	</>
);

const Offer = ({ offer, onTake }: { offer: NonNullable<Props["offer"]>; onTake: () => void }) => (
	<div className="mt-3 flex flex-wrap items-center gap-3 rounded-control bg-accent-soft p-3">
		<output className="min-w-0 flex-1">{offer.text}</output>
		<Button type="button" tone="secondary" size="small" onClick={onTake}>
			<Icon name="map-pin" /> {offer.label}
		</Button>
	</div>
);

const Chosen = ({ picked, onClear }: { picked: Position | null; onClear: () => void }) => {
	const { t } = useTranslation("common");
	return (
		<div className="mt-3 flex min-h-11 flex-wrap items-center gap-x-4">
			<output className={picked ? "flex items-center gap-2 font-semibold text-success" : "text-soft"}>
				{picked ? <Icon name="check" /> : null}
				{t(picked ? "place.chosen" : "place.notChosen")}
			</output>
			{picked ? (
				<Button type="button" tone="quiet" size="small" onClick={onClear}>
					{t("place.clear")}
				</Button>
			) : null}
		</div>
	);
};

const Lost = () => {
	const { t } = useTranslation("common");
	return (
		<p role="alert" className="mt-2 text-danger">
			{t("map.notLocated")}
		</p>
	);
};

type AddressProps = Pick<Props, "fields" | "searchUrl"> & { place: ReturnType<typeof usePlace>; describedBy: string };

const AddressLine = ({ fields, searchUrl, place, describedBy }: AddressProps) => {
	const { t } = useTranslation("common");
	const here = useMyPosition(place.pick);
	return (
		<>
			<div className="mt-3 flex flex-wrap items-end gap-3">
				<div className="min-w-0 flex-1 basis-64">
					<label htmlFor={fields.address.id} className="text-[0.9375rem] font-semibold">
						{t("place.address")}
					</label>
					<div className="mt-1">
						<AddressBox
							field={fields.address}
							describedBy={describedBy}
							searchUrl={searchUrl}
							text={place.text}
							onType={place.type}
							onChoose={place.choose}
						/>
					</div>
				</div>
				<Button
					type="button"
					tone="secondary"
					onClick={here.ask}
					disabled={here.state === "asking"}
					className="needs-script"
				>
					<Icon name="locate" /> {t("place.here")}
				</Button>
			</div>
			{here.state === "failed" ? <Lost /> : null}
		</>
	);
};

/** Tells of each change, and of nothing when nothing changed. */
const useTold = ({ text, picked }: { text: string; picked: Position | null }, onChange: Props["onChange"]) => {
	const told = useRef(onChange);
	told.current = onChange;
	const [lat, lng] = [picked?.lat, picked?.lng];
	useEffect(() => {
		told.current?.({ text, picked: lat === undefined || lng === undefined ? null : { lat, lng } });
	}, [text, lat, lng]);
};

/**
 * A place, said in any of three ways of equal rank: an address, where one is, a point of the map. Sends the address as
 * typed, and `lat`, `lng` in degrees, empty when only the address was given: the server then looks it up.
 */
export const PlaceField = (props: Props) => {
	const { fields, label, hint, optional, searchUrl, reverseUrl, mapProps, offer, onChange } = props;
	const { t } = useTranslation("common");
	const hintId = useId();
	const place = usePlace(fields, reverseUrl);
	useTold(place, onChange);
	const faulty = [fields.address, fields.lat, fields.lng].find((field) => field.errors);
	const describedBy = [hintId, faulty ? faulty.errorId : ""].filter(Boolean).join(" ");
	return (
		<fieldset className="min-w-0 max-w-3xl">
			<legend className="font-semibold">
				{label}
				<Optional optional={optional} />
			</legend>
			<p id={hintId} className="mt-0.5 text-[0.9375rem] text-soft">
				{hint ?? t("place.howTo")}
			</p>
			{offer ? <Offer offer={offer} onTake={() => place.take(offer)} /> : null}
			<AddressLine fields={fields} searchUrl={searchUrl} place={place} describedBy={describedBy} />
			{faulty ? <FieldError field={faulty} /> : null}
			<div className="mt-4">
				<CityMap {...mapProps} picked={place.picked} onPick={place.pick} />
			</div>
			<Chosen picked={place.picked} onClear={place.clear} />
			<Coordinates fields={fields} picked={place.picked} />
		</fieldset>
	);
};
