import { type Moment, minutesOf, monthOf, startOf, weekdayOf } from "./calendar";
import type { Demo } from "./load";
import { addressPoint, atAddress, atPlace, nearby } from "./places";
import { integer, pick, pickSeveral, pickWeighted, seededRandom, shuffle } from "./random";
import { type ReportState, type ReportStep, tellStory } from "./report-story";
import type { Location, Photo, Place, Point, Random, ReportCategory, ReportText, Street } from "./types";

export type DemoReport = Moment &
	Location & {
		category: string;
		district: string;
		/** As a resident would type it. */
		address: string;
		point: Point;
		text: string;
		/** Index in `people.residents`. */
		author: number;
		photo: string | null;
		/** Residents who said «me too», after the report and before it was closed. */
		joins: (Moment & { author: number; text: string })[];
		/** Index, in the same list, of the report this one repeats. */
		duplicateOf: number | null;
		/** Index in `people.staff` of the agent in charge. */
		agent: number;
		history: ReportStep[];
		state: ReportState;
	};

type Site = { location: Location; address: string; district: string; point: Point; phrase: string };
type Draft = { report: DemoReport; model: ReportText; site: Site };

const YEAR = 365;

/** How often a category is reported, then its share from January to December. */
const seasons: Record<string, [base: number, months: string]> = {
	poubelle: [34, "667899bba766"],
	"depot-sauvage": [24, "777898898777"],
	tag: [16, "777888777777"],
	saletes: [20, "65566778acc8"],
	"nid-de-poule": [34, "dec976555679"],
	trottoir: [18, "998777777789"],
	signalisation: [16, "887777777888"],
	lampadaire: [30, "d97543346adf"],
	"lampadaire-danger": [7, "b986665569ac"],
	arbre: [15, "da8667987ace"],
	"entretien-vert": [19, "1148dfeda521"],
	"banc-jeu": [16, "4689bbbba744"],
	abri: [9, "988777777789"],
	"stationnement-genant": [24, "777888568887"],
	epave: [10, "777777777777"],
	fuite: [9, "d87667987679"],
	avaloir: [14, "a766788789ba"],
	bruit: [14, "3347adff9533"],
};

/** Hour of the day: early commuters, lunch, the evening; lamps and noise are told of at night. */
const byDay = "000000259877997667899742";
const byNight = "a41001111100000000026cfd";

const weightAt = (digits: string, index: number) => Number.parseInt(digits.charAt(index), 16);

const drawDays = (random: Random, today: Date, count: number) => {
	// The service becomes known over the year, the city advertises it for the last weeks; fewer reports on Sundays.
	const days = Array.from({ length: YEAR }, (_, index) => index - YEAR).map((day) => ({
		day,
		weight: (2 + day / YEAR + (day >= -24 ? 7.5 : 0)) * (weekdayOf(today, day) === 0 ? 0.6 : 1),
	}));
	const draw = () => pickWeighted(random, days, ({ weight }) => weight).day;
	return Array.from({ length: count }, draw).sort((a, b) => a - b);
};

const onStreet = (random: Random, streets: Street[], district: string): Site => {
	const choices = streets.filter((street) => street.district === district && street.class !== "bridge");
	const street = pickWeighted(random, choices, (choice) => choice.to);
	const number = integer(random, street.from, street.to);
	const point = nearby(random, addressPoint(street, number), 6);
	return {
		location: { street: street.id, number },
		address: `${number} ${street.name}`,
		district,
		point,
		phrase: atAddress(random, street, number),
	};
};

const onPlace = (random: Random, places: Place[]): Site => {
	const place = pick(random, places);
	const { district } = place;
	return {
		location: { place: place.id },
		address: place.name,
		district,
		point: nearby(random, place.point, 8),
		phrase: atPlace(place),
	};
};

const green = new Set(["arbre", "entretien-vert", "banc-jeu"]);
const asPlace = new Set(["park", "tram_stop", "bridge", "cemetery"]);

const findSite = (random: Random, demo: Demo, category: string, model: ReportText): Site => {
	const { places, streets, districts } = demo;
	if (category === "abri")
		return onPlace(
			random,
			places.filter(({ kind }) => kind === "tram_stop"),
		);
	const parks = places.filter(({ kind }) => kind === "park");
	if (model.where === "park") return onPlace(random, parks);
	if (model.where === "any" && random() < 0.25)
		return onPlace(random, green.has(category) ? parks : places.filter(({ kind }) => !asPlace.has(kind)));
	const district = pickWeighted(random, districts.features, ({ properties }) => properties.population);
	return onStreet(random, streets, district.properties.code);
};

const fill = (text: string, phrase: string) =>
	text.replace("{lieu}", phrase).replace("{Lieu}", phrase.charAt(0).toUpperCase() + phrase.slice(1));

/** The works that may be someone else’s, by category. */
const externalFor = (demo: Demo, category: string) => {
	const [gas = "", county = "", tram = ""] = demo.reportTexts.messages.external;
	if (category === "nid-de-poule") return { organisation: "Département de la Sorelle", message: county };
	if (category === "trottoir") return { organisation: "Gestionnaire du réseau de gaz", message: gas };
	return category === "abri" ? { organisation: "Exploitant du tram", message: tram } : null;
};

/** Neighbours report first, and a few people report a lot. */
const pickAuthor = (random: Random, demo: Demo, district: string) => {
	const indices = demo.people.residents.map((_, index) => index);
	return pickWeighted(random, indices, (index) => {
		const near = demo.people.residents[index]?.district === district ? 6 : 1;
		return near * (index % 7 === 2 ? 4 : 1);
	});
};

const takePhoto = (random: Random, photos: Photo[], category: string, textIndex: number) => {
	const photo = photos.find((candidate) => candidate.category === category && candidate.texts.includes(textIndex));
	return photo && random() < 0.85 ? photo.file : null;
};

const agentFor = (demo: Demo, category: ReportCategory) =>
	demo.people.staff.findIndex((member) => member.services?.includes(category.service));

const draft = (
	random: Random,
	demo: Demo,
	category: ReportCategory,
	when: Moment,
	model: ReportText,
	site: Site,
): Draft => {
	const texts = demo.reportTexts.categories[category.id]?.reports ?? [];
	const report: DemoReport = {
		...when,
		...site.location,
		category: category.id,
		district: site.district,
		address: site.address,
		point: site.point,
		text: fill(model.text, site.phrase),
		author: pickAuthor(random, demo, site.district),
		photo: takePhoto(random, demo.photos, category.id, texts.indexOf(model)),
		joins: [],
		duplicateOf: null,
		agent: agentFor(demo, category),
		history: [],
		state: "received",
	};
	return { report, model, site };
};

/** Deals every text of a category once before any comes back. */
const dealer = (random: Random, demo: Demo) => {
	const decks = new Map<string, ReportText[]>();
	return (category: string) => {
		const deck = decks.get(category)?.length
			? (decks.get(category) ?? [])
			: shuffle(random, demo.reportTexts.categories[category]?.reports ?? []);
		const [first, ...rest] = deck;
		if (!first) throw new Error(`No text for ${category}`);
		decks.set(category, rest);
		return first;
	};
};

const momentOn = (random: Random, dayOffset: number, category: string): Moment => {
	const digits = category.startsWith("lampadaire") || category === "bruit" ? byNight : byDay;
	const hours = Array.from({ length: 24 }, (_, hour) => hour);
	return {
		dayOffset,
		hour: pickWeighted(random, hours, (hour) => weightAt(digits, hour)),
		minute: integer(random, 0, 59),
	};
};

/** Another resident tells of the same thing a few days later, in other words: both texts call for the same answer. */
const repeat = (random: Random, demo: Demo, drafts: Draft[], day: number): Draft | null => {
	const recent = drafts.filter(
		({ report }) => report.dayOffset >= day - 4 && report.dayOffset < day && report.duplicateOf === null,
	);
	if (recent.length === 0) return null;
	const original = pick(random, recent);
	const category = demo.categories.find(({ id }) => id === original.report.category);
	const texts = demo.reportTexts.categories[original.report.category]?.reports ?? [];
	const close = texts.filter(
		(text) =>
			text !== original.model &&
			text.where === "any" &&
			text.resolved.some((answer) => original.model.resolved.includes(answer)),
	);
	if (!category || close.length === 0) return null;
	const site = { ...original.site, point: nearby(random, original.report.point, 5) };
	const second = draft(random, demo, category, momentOn(random, day, category.id), pick(random, close), site);
	second.report.duplicateOf = drafts.indexOf(original);
	return second.report.author === original.report.author ? null : second;
};

const addJoins = (random: Random, demo: Demo, report: DemoReport) => {
	const end = report.history.find(({ state }) => state === "resolved" || state === "rejected")?.dayOffset ?? 0;
	const span = Math.min(end - 1, report.dayOffset + 20) - report.dayOffset;
	if (span < 1 || random() > 0.35) return;
	const others = demo.people.residents.map((_, index) => index).filter((index) => index !== report.author);
	const count = Math.min(4, 1 + Math.floor(random() * random() * 5));
	const authors = pickSeveral(random, others, count, (index) =>
		demo.people.residents[index]?.district === report.district ? 8 : 1,
	);
	const texts = shuffle(random, demo.reportTexts.messages.joins);
	report.joins = authors
		.map((author, index) => ({
			...momentOn(random, report.dayOffset + integer(random, 1, span), "join"),
			author,
			text: texts[index] ?? "",
		}))
		.sort((a, b) => a.dayOffset - b.dayOffset);
};

const handle = (random: Random, demo: Demo, today: Date, { report, model }: Draft) => {
	const answers = demo.reportTexts.categories[report.category];
	const category = demo.categories.find(({ id }) => id === report.category);
	if (!answers || !category) throw new Error(`Unknown category ${report.category}`);
	const { messages } = demo.reportTexts;
	const reported = { dayOffset: report.dayOffset, hour: report.hour, minute: report.minute };
	const subject = {
		today,
		reported,
		delayWorkingDays: category.delayWorkingDays ?? 10,
		text: model,
		answers,
		messages,
	};
	const story = tellStory(random, { ...subject, external: externalFor(demo, report.category) });
	// What repeats another report lives on with it: the agents only have the time to see it.
	report.history = report.duplicateOf === null ? story : story.slice(0, 1);
	report.state = report.history.at(-1)?.state ?? "received";
	if (report.duplicateOf === null) addJoins(random, demo, report);
};

/** Oldest first; what a report repeats is found again by its new rank. */
const inOrder = (drafts: Draft[]): Draft[] => {
	const sorted = [...drafts].sort((a, b) => minutesOf(a.report) - minutesOf(b.report));
	for (const { report } of sorted) {
		const original = report.duplicateOf === null ? undefined : drafts[report.duplicateOf];
		report.duplicateOf = original ? sorted.indexOf(original) : null;
	}
	return sorted;
};

/**
 * The reports of the year before `now`, oldest first, with how agents handled them.
 * The same seed and the same day give the same reports; no two texts are identical.
 */
export const demoReports = (demo: Demo, now: Date, seed = 2026, count = 300): DemoReport[] => {
	const random = seededRandom(seed);
	const today = startOf(now);
	const deal = dealer(random, demo);
	const leaves = demo.categories.filter(({ id }) => seasons[id]);
	const drafts: Draft[] = [];
	const seen = new Set<string>();
	for (const day of drawDays(random, today, count)) {
		const month = monthOf(today, day) - 1;
		let next = random() < 0.08 ? repeat(random, demo, drafts, day) : null;
		while (!next || seen.has(next.report.text)) {
			const category = pickWeighted(
				random,
				leaves,
				({ id }) => (seasons[id]?.[0] ?? 0) * weightAt(seasons[id]?.[1] ?? "", month),
			);
			const model = deal(category.id);
			const site = findSite(random, demo, category.id, model);
			next = draft(random, demo, category, momentOn(random, day, category.id), model, site);
		}
		seen.add(next.report.text);
		drafts.push(next);
	}
	const sorted = inOrder(drafts);
	for (const item of sorted) handle(random, demo, today, item);
	return sorted.map(({ report }) => report);
};
