import { importGeography } from "../../../app/domain/directory/commands/import-geography.server";
import { registerProcedure } from "../../../app/domain/directory/commands/register-procedure.server";
import { registerUnit } from "../../../app/domain/directory/commands/register-unit.server";
import { importCategories } from "../../../app/domain/issue-reports/commands/import-categories.server";
import { changeCity } from "../../../app/domain/settings/commands/change-city.server";
import type { Context } from "../../../app/server/context.server";
import type { Demo } from "../load";
import type { LandscapeKind } from "../types";
import { buildGuide } from "./guide";
import { buildMap } from "./map";
import { demoQuestions } from "./questions";

/** What the map draws each kind of ground as. */
const grounds: Record<LandscapeKind, string> = {
	river: "river",
	park: "park",
	wood: "park",
	gardens: "park",
	cemetery: "park",
	sports: "park",
	main_street: "main",
	bridge: "main",
	street: "street",
	footbridge: "street",
	railway: "rail",
	tram: "rail",
};

const point = ([lng, lat]: [number, number]) => ({ lat, lng });

const buildGround = async (context: Context, { districts, streets, places, landscape }: Demo) => {
	await importGeography(context, {
		areas: districts.features.map(({ properties, geometry }) => ({ ...properties, shape: geometry })),
		streets: streets.map(({ id, name, district, class: kind, from, to, line }) => ({
			code: id,
			name,
			areaCode: district,
			line,
			...(kind === "bridge" ? { from: null, to: null } : { from, to }),
		})),
		places: places.map(({ id, name, kind, district, point: at }) => ({
			code: id,
			name,
			kind,
			areaCode: district,
			point: point(at),
		})),
		landscape: {
			type: "FeatureCollection",
			features: landscape.features.map((feature) => ({
				...feature,
				properties: { ...feature.properties, kind: grounds[feature.properties.kind] },
			})),
		},
	});
};

/** Procedures that the State does: one step away. */
const elsewhere: Record<string, string> = {
	"liste-electorale": "https://www.service-public.gouv.fr/particuliers/vosdroits/R16396",
	"carte-identite": "https://ants.gouv.fr/",
};

const buildDirectory = async (context: Context, { units, procedures, places, streets }: Demo) => {
	const streetName = (id: string | undefined) => streets.find((street) => street.id === id)?.name;
	for (const { id, place: placeId, parent, ...unit } of units) {
		const place = places.find((known) => known.id === placeId);
		const street = streetName(place?.street);
		const address = place ? [place.name, street].filter(Boolean).join(", ") : "";
		await registerUnit(context, {
			...unit,
			code: id,
			parentCode: parent,
			address,
			lat: place?.point[1] ?? null,
			lng: place?.point[0] ?? null,
		});
	}
	for (const { id, unit, online: _, delayDays: __, ...procedure } of procedures)
		await registerProcedure(context, { ...procedure, slug: id, unitCode: unit, onlineUrl: elsewhere[id] ?? null });
};

const buildCategories = (context: Context, { categories }: Demo) =>
	importCategories(
		context,
		categories.map(({ id, parent, name, keywords, service, delayWorkingDays }, position) => ({
			code: id,
			parentCode: parent,
			name,
			keywords: [...keywords.fr, ...keywords.en],
			unitCode: service,
			delayWorkingDays,
			position,
			questions: demoQuestions[id] ?? [],
			open311Mode: id === "epave" ? ("batch" as const) : ("realtime" as const),
		})),
	);

/** The city itself: its name and colours, its map, its services and procedures, what can be reported. */
export const buildCity = async (context: Context, demo: Demo): Promise<void> => {
	const { name, tagline, contact, colours, map } = demo.city;
	await changeCity(context, {
		name,
		tagline,
		colour: colours.primary,
		accentColour: colours.accent,
		contactEmail: contact.email,
		contactPhone: contact.phone,
		map: { ...point(map.centre), zoom: map.zoom },
	});
	await buildGround(context, demo);
	await buildDirectory(context, demo);
	await buildGuide(context, demo);
	await buildCategories(context, demo);
	await buildMap(context, demo);
};
