import type { Demo } from "./load";
import { addressPoint, atAddress, atPlace, nearby } from "./places";
import { integer, pick, pickWeighted, seededRandom } from "./random";
import type { CategoryTexts, Place, Point, Random, RejectionReason, Street } from "./types";

export type DemoMove = {
	/** Days before today, negative; a fraction is an hour of that day. */
	day: number;
	to: "triaged" | "in_progress" | "planned" | "external" | "resolved" | "rejected";
	text: string;
	reason?: RejectionReason;
	plannedDay?: number;
};

export type DemoReport = {
	category: string;
	text: string;
	address: string;
	point: Point;
	day: number;
	/** Index among the residents. */
	reporter: number;
	photo: string | null;
	moves: DemoMove[];
	/** Others who saw it: resident and words. */
	joins: { resident: number; text: string; day: number }[];
};

const COUNT = 300;
const YEAR = 365;

/** How often each kind is reported, all year round. */
const frequency: Record<string, number> = {
	poubelle: 9,
	"depot-sauvage": 9,
	tag: 5,
	saletes: 6,
	"nid-de-poule": 9,
	trottoir: 5,
	signalisation: 4,
	lampadaire: 9,
	"lampadaire-danger": 2,
	arbre: 4,
	"entretien-vert": 5,
	"banc-jeu": 4,
	abri: 2,
	"stationnement-genant": 5,
	epave: 2,
	fuite: 3,
	avaloir: 4,
	bruit: 3,
};

type Where = { address: string; said: string; point: Point };

const inAStreet = (random: Random, streets: Street[]): Where => {
	const street = pickWeighted(random, streets, ({ class: kind }) => (kind === "main" ? 3 : 1));
	const number = integer(random, street.from, street.to);
	const point = nearby(random, addressPoint(street, number), 6);
	return { address: `${number} ${street.name}`, said: atAddress(random, street, number), point };
};

const atAPlace = (random: Random, places: Place[]): Where => {
	const place = pick(random, places);
	return { address: place.name, said: atPlace(place), point: nearby(random, place.point, 12) };
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const phrase = (template: string, said: string) => template.replace("{lieu}", said).replace("{Lieu}", capital(said));

/** «12 mars», for messages that name a day. */
const dayName = (today: Date, day: number) =>
	new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", timeZone: "Europe/Paris" }).format(
		today.getTime() + day * 86_400_000,
	);

type Told = { random: Random; today: Date; demo: Demo; texts: CategoryTexts; delay: number; text: number };

const resolution = ({
	random,
	texts,
	text,
}: Told): { to: "resolved" | "rejected"; text: string; reason?: RejectionReason } => {
	const { resolved = [], rejected = [] } = texts.reports[text] ?? {};
	if (rejected.length > 0 && random() < 0.22) {
		const answer = texts.rejected[pick(random, rejected)];
		if (answer) return { to: "rejected", ...answer };
	}
	return { to: "resolved", text: texts.resolved[resolved.length > 0 ? pick(random, resolved) : 0] ?? "" };
};

/** What the agents did, up to today: taken, sometimes planned or under way, closed; some late, some still open. */
const movesOf = (told: Told, filed: number): DemoMove[] => {
	const { random, today, demo, texts, delay } = told;
	const { messages } = demo.reportTexts;
	const moves: DemoMove[] = [];
	const taken = filed + 0.2 + random() * 2.5;
	if (taken > -0.05 || random() < 0.04) return moves;
	moves.push({ day: taken, to: "triaged", text: pick(random, messages.triaged) });
	const isLate = random() < 0.2;
	const closed = taken + Math.max(1, delay * 1.4 * (isLate ? 1.2 + random() * 1.5 : 0.2 + random() * 0.7));
	if (delay > 4 && random() < 0.4) {
		const plannedDay = Math.max(closed, taken + 1);
		const said = pick(random, texts.planned.length > 0 ? texts.planned : messages.planned);
		const at = taken + 0.3 + random() * 0.5;
		if (at < -0.05)
			moves.push({ day: at, to: "planned", plannedDay, text: said.replace("{date}", dayName(today, plannedDay)) });
	} else if (random() < 0.12) {
		const at = taken + 0.3;
		if (at < -0.05) moves.push({ day: at, to: "external", text: pick(random, messages.external) });
	}
	if (closed > -0.05 || random() < 0.05) return moves;
	if (random() < 0.5) moves.push({ day: closed - 0.15, to: "in_progress", text: pick(random, messages.in_progress) });
	return [...moves, { day: closed, ...resolution(told) }];
};

const joinsOf = ({ random, demo }: Told, filed: number, reporter: number) => {
	const others = random() < 0.28 ? integer(random, 1, 4) : 0;
	return Array.from({ length: others }, () => {
		const resident = (reporter + integer(random, 1, demo.people.residents.length - 1)) % demo.people.residents.length;
		return {
			resident,
			text: pick(random, demo.reportTexts.messages.joins),
			day: Math.min(-0.02, filed + 0.1 + random()),
		};
	}).filter(({ resident }, index, all) => all.findIndex((other) => other.resident === resident) === index);
};

/** The reports of a year before `today`, oldest first; the same for the same day. */
export const demoReports = (demo: Demo, today: Date, seed = 2026): DemoReport[] => {
	const random = seededRandom(seed);
	const streets = demo.streets.filter(({ class: kind }) => kind !== "bridge");
	const parks = demo.places.filter(({ kind }) => kind === "park");
	const public_ = demo.places.filter(({ kind }) => !["depot", "housing_elderly", "health", "nursery"].includes(kind));
	const leaves = demo.categories.filter(({ parent }) => parent !== null);
	const used = new Set<string>();
	const one = (): DemoReport | null => {
		const category = pickWeighted(random, leaves, ({ id }) => frequency[id] ?? 1);
		const texts = demo.reportTexts.categories[category.id];
		if (!texts) return null;
		const text = integer(random, 0, texts.reports.length - 1);
		const model = texts.reports[text];
		if (!model) return null;
		const inPark = model.where === "park";
		const where = inPark
			? atAPlace(random, parks)
			: model.where === "any" && random() < 0.3
				? atAPlace(random, public_)
				: inAStreet(random, streets);
		const said = phrase(model.text, where.said);
		if (used.has(said)) return null;
		used.add(said);
		// More in the last months: the service became known.
		const day = -(random() ** 1.35) * YEAR - random() * 0.5;
		const reporter = integer(random, 0, demo.people.residents.length - 1);
		const told: Told = { random, today, demo, texts, delay: category.delayWorkingDays ?? 5, text };
		const photo =
			demo.photos.find((photo) => photo.category === category.id && photo.texts.includes(text))?.file ?? null;
		const filed = {
			category: category.id,
			text: said,
			address: where.address,
			point: where.point,
			day,
			reporter,
			photo,
		};
		return { ...filed, moves: movesOf(told, day), joins: joinsOf(told, day, reporter) };
	};
	const reports: DemoReport[] = [];
	while (reports.length < COUNT) {
		const report = one();
		if (report) reports.push(report);
	}
	return reports.sort((a, b) => a.day - b.day);
};
