import type { Place, Point, Random, Street } from "./types";

const METRES_PER_DEGREE = 111_194;

/** Metres between two points of one city (flat earth: wrong by less than 0.1 % over ten kilometres). */
export const distance = ([x1, y1]: Point, [x2, y2]: Point) =>
	Math.hypot((x2 - x1) * Math.cos((y1 * Math.PI) / 180), y2 - y1) * METRES_PER_DEGREE;

/** Whether the point is inside the ring (even-odd rule). */
export const isInside = ([x, y]: Point, ring: readonly Point[]) => {
	let inside = false;
	ring.forEach(([x1, y1], index) => {
		const [x2, y2] = ring.at(index - 1) ?? [x1, y1];
		if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
	});
	return inside;
};

/** The point at a share (0 to 1) of the length of a line. */
export const pointAlong = (line: readonly Point[], share: number): Point => {
	const steps = line.slice(1).map((to, index) => ({ from: line[index] ?? to, to }));
	let left = share * steps.reduce((sum, { from, to }) => sum + distance(from, to), 0);
	for (const { from, to } of steps) {
		const length = distance(from, to);
		if (left <= length && length > 0) {
			const part = left / length;
			return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
		}
		left -= length;
	}
	return line.at(-1) ?? [0, 0];
};

/** Where a house number stands: numbers are spread evenly from one end of the street to the other. */
export const addressPoint = (street: Street, number: number): Point =>
	pointAlong(street.line, (number - street.from + 0.5) / (street.to - street.from + 1));

/** A point a few metres away, since nobody clicks exactly on the spot. */
export const nearby = (random: Random, [x, y]: Point, metres: number): Point => {
	const angle = random() * 2 * Math.PI;
	const reach = (random() * metres) / METRES_PER_DEGREE;
	const round = (value: number) => Math.round(value * 1e6) / 1e6;
	return [round(x + (Math.cos(angle) * reach) / Math.cos((y * Math.PI) / 180)), round(y + Math.sin(angle) * reach)];
};

const feminine =
	/^(École|Crèche|Place|Piscine|Gare|Salle|Mairie|Médiathèque|Maison|Poste|Résidence|Déchetterie|Halle|Police|Collégiale|Prairie|Île)\b/;
const elided = /^[AEÉHIÎOU]/;

/** A place as it is said within a sentence: «École du Grand-Pré» gives «l’école du Grand-Pré». */
export const withArticle = (name: string) => {
	const plain = name.charAt(0).toLowerCase() + name.slice(1);
	if (/^(Halles|Jardins)\b/.test(name)) return `les ${plain}`;
	if (elided.test(name) && !name.startsWith("Halle")) return `l’${plain}`;
	return `${feminine.test(name) || name.startsWith("Halle") ? "la" : "le"} ${plain}`;
};

/** Where a place is, as a resident says it: «devant la piscine…», «dans le parc…», «sur la place…». */
export const atPlace = (place: Place) => {
	if (place.kind === "tram_stop") return `à l’${place.name.charAt(0).toLowerCase()}${place.name.slice(1)}`;
	if (place.kind === "park" || place.kind === "cemetery") {
		const preposition = /^(Île|Prairie)/.test(place.name) ? "sur" : "dans";
		return `${preposition} ${withArticle(place.name)}`;
	}
	if (place.kind === "square" || place.kind === "bridge") return `sur ${withArticle(place.name)}`;
	return `devant ${withArticle(place.name)}`;
};

/** Where a house number is, as a resident says it. */
export const atAddress = (random: Random, street: Street, number: number) => {
	const forms = [
		`devant le ${number} ${street.name}`,
		`au ${number} ${street.name}`,
		`à hauteur du ${number} ${street.name}`,
		`en face du ${number} ${street.name}`,
		`vers le ${number} ${street.name}`,
	];
	return forms[Math.floor(random() * forms.length)] ?? "";
};
