import { importTowns } from "../../../app/domain/directory/commands/import-towns.server";
import { importLayer } from "../../../app/domain/issue-reports/commands/import-layer.server";
import { bboxOf, distance, type Position, pointAlong } from "../../../app/lib/geo";
import type { Context } from "../../../app/server/context.server";
import type { Demo } from "../load";

const lengthOf = (line: Position[]): number =>
	line.slice(1).reduce((sum, [lng, lat], index) => {
		const [fromLng, fromLat] = line[index] as Position;
		return sum + distance({ lat: fromLat, lng: fromLng }, { lat, lng });
	}, 0);

/** One thing every so many metres of each street, on alternate sides. */
const along = ({ streets }: Demo, every: number, letter: string, name: string) =>
	streets.flatMap(({ name: street, line }) => {
		const count = Math.floor(lengthOf(line as Position[]) / every);
		return Array.from({ length: count }, (_, index) => ({
			...pointAlong(line as Position[], (index + 0.5) / count, index % 2 === 0 ? 5 : -5),
			label: `${name}, ${street}`,
			letter,
		}));
	});

const numbered = (things: ReturnType<typeof along>) =>
	things.map(({ letter, label, lat, lng }, index) => {
		const ref = `${letter}${String(index + 1).padStart(4, "0")}`;
		return { ref, label: `${label} (${ref})`, lat, lng };
	});

const towns = ["Vernay-le-Haut", "La Chesnaie", "Les Ormes-sur-Sorelle", "Saint-Aubin-des-Prés"];

/** What lies around the city, as four plain pieces: a real city imports the contours of its neighbours. */
const around = ({ districts }: Demo) => {
	const boxes = districts.features.map(({ geometry }) => bboxOf(geometry));
	const [west, east] = [Math.min(...boxes.map((box) => box.west)), Math.max(...boxes.map((box) => box.east))];
	const [south, north] = [Math.min(...boxes.map((box) => box.south)), Math.max(...boxes.map((box) => box.north))];
	const middle = { lat: (south + north) / 2, lng: (west + east) / 2 };
	const [wide, high] = [(east - west) * 1.5, (north - south) * 1.5];
	const corners: Position[] = [
		[middle.lng - wide, middle.lat + high],
		[middle.lng + wide, middle.lat + high],
		[middle.lng + wide, middle.lat - high],
		[middle.lng - wide, middle.lat - high],
	];
	return towns.map((name, index) => {
		const [from, to] = [corners[index] as Position, corners[(index + 1) % 4] as Position];
		const ring: Position[] = [[middle.lng, middle.lat], from, to, [middle.lng, middle.lat]];
		const shape = { type: "Polygon" as const, coordinates: [ring] };
		return { code: `voisine-${index + 1}`, name, url: null, shape };
	});
};

/** The lamps and bins of the streets, and the towns around: what the map knows besides the streets. */
export const buildMap = async (context: Context, demo: Demo): Promise<void> => {
	await importLayer(
		context,
		{
			code: "lampadaires",
			nameFr: "Lampadaire",
			nameEn: "Street lamp",
			categories: ["lampadaire", "lampadaire-danger"],
		},
		numbered(along(demo, 45, "L", "Lampadaire")),
	);
	await importLayer(
		context,
		{ code: "corbeilles", nameFr: "Corbeille", nameEn: "Bin", categories: ["poubelle"] },
		numbered(along(demo, 160, "C", "Corbeille")),
	);
	await importTowns(context, around(demo) as Parameters<typeof importTowns>[1]);
};
