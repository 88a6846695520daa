/** Longitude then latitude, WGS 84, as in GeoJSON. */
export type Point = [longitude: number, latitude: number];

/** A number in [0, 1): the only source of chance of the demonstration city. */
export type Random = () => number;

export type Named = { fr: string; en: string };

export type DemoCity = {
	name: string;
	demonym: string;
	tagline: string;
	inseeCode: string;
	postcode: string;
	population: number;
	history: string;
	mayor: string;
	contact: { email: string; phone: string; website: string; address: { street: string; number: number } };
	colours: { primary: string; accent: string; ground: string };
	map: {
		centre: Point;
		zoom: number;
		minZoom: number;
		maxZoom: number;
		/** South-west corner, then north-east corner. */
		bounds: [Point, Point];
	};
};

export type PolygonFeature<Properties> = {
	type: "Feature";
	properties: Properties;
	geometry: { type: "Polygon"; coordinates: Point[][] };
};

export type LineFeature<Properties> = {
	type: "Feature";
	properties: Properties;
	geometry: { type: "LineString"; coordinates: Point[] };
};

export type Districts = {
	type: "FeatureCollection";
	features: PolygonFeature<{ code: string; name: string; population: number }>[];
};

/** What a map without tiles draws, in this order: areas, then lines. */
export type LandscapeKind =
	| "river"
	| "park"
	| "wood"
	| "gardens"
	| "cemetery"
	| "sports"
	| "main_street"
	| "street"
	| "bridge"
	| "footbridge"
	| "railway"
	| "tram";

export type Landscape = {
	type: "FeatureCollection";
	features: (
		| PolygonFeature<{ kind: LandscapeKind; name?: string }>
		| LineFeature<{ kind: LandscapeKind; name?: string }>
	)[];
};

export type Street = {
	id: string;
	name: string;
	/** Code of the one district that holds it; a bridge belongs to its northern bank. */
	district: string;
	class: "main" | "minor" | "bridge";
	/** House numbers, from the first point of the line to the last; a bridge has none that mean anything. */
	from: number;
	to: number;
	line: Point[];
};

export type Place = { id: string; name: string; kind: string; district: string; street?: string; point: Point };

export type Streets = { streets: Street[]; places: Place[] };

export type Person = { firstName: string; lastName: string; email: string };

export type Resident = Person & { age: number; district: string; language: "fr" | "en" };

export type StaffMember = Person & {
	role: "agent" | "moderator" | "admin" | "elected";
	title: string;
	/** Codes of the report services an agent handles. */
	services?: string[];
};

export type People = { residents: Resident[]; staff: StaffMember[]; elected: StaffMember[] };

/** Either a house number in a street, or a named place. */
export type Location =
	| { street: string; number: number; place?: undefined }
	| { place: string; street?: undefined; number?: undefined };

export type DemoProposal = Location & {
	id: string;
	consultation: string;
	theme: string;
	district: string;
	title: string;
	/** Paragraphs parted by a blank line. */
	body: string;
	/** Index in `people.residents`. */
	author: number;
	dayOffset: number;
	/** Relative weight in supports and votes. */
	popularity: number;
};

export type DemoPhase = {
	kind: "information" | "proposals" | "analysis" | "vote" | "results";
	startDay: number;
	endDay: number;
	text: string;
};

export type Decision = {
	proposal: string;
	outcome: "retained" | "adapted" | "later" | "not_retained";
	reason: string;
};

export type DemoConsultation = {
	id: string;
	title: string;
	question: string;
	summary: string;
	description: string[];
	/** Null: the whole city. */
	district: string | null;
	decidedBy: { who: string; commitment: string };
	themes: { code: string; name: Named }[];
	/** Index in `people.elected`. */
	official: number;
	maxChoices: number;
	phases: DemoPhase[];
	/** Day the results were published; null while there are none. */
	publishedDay: number | null;
	/** Proposals put to the vote. */
	admitted: string[];
	results: null | {
		headline: string;
		conclusion: string[];
		signedBy: number;
		commitments: DemoCommitment[];
		decisions: Decision[];
	};
};

/** What the city promised; `proposal` is the key of the one it answers, days are counted from today. */
export type DemoCommitment = {
	text: string;
	dueDay: number;
	owner: string;
	proposal?: string;
	plannedEuros: number;
	news?: {
		day: number;
		kind: "progress" | "delay" | "delivered";
		text: string;
		toDay?: number;
		cause?: "studies";
		spentEuros?: number;
	}[];
};

export type ReportCategory = {
	id: string;
	parent: string | null;
	name: Named;
	keywords: { fr: string[]; en: string[] };
	service: string;
	delayWorkingDays: number | null;
};

export type ReportText = {
	/** Holds one {lieu} or {Lieu}, replaced by where it is. */
	text: string;
	where: "any" | "street" | "park";
	/** Indices of the answers of the same category that fit this text. */
	resolved: number[];
	planned: number[];
	rejected: number[];
};

export type RejectionReason = "not_ours" | "private_land" | "not_found" | "within_tolerance" | "no_budget" | "other";

export type CategoryTexts = {
	reports: ReportText[];
	planned: string[];
	resolved: string[];
	/** `organisation`: who it falls to, when it is not the city. */
	rejected: { reason: RejectionReason; text: string; organisation?: string }[];
};

export type MessageKind = "triaged" | "planned" | "in_progress" | "late" | "external" | "reopened" | "joins";

export type ReportTexts = { categories: Record<string, CategoryTexts>; messages: Record<MessageKind, string[]> };

export type Photo = { file: string; category: string; alt: string; texts: number[] };

export type OpeningHours = {
	/** 1 is Monday, 7 is Sunday. */
	days: number[];
	open: string;
	close: string;
};

export type Unit = {
	id: string;
	name: string;
	parent: string | null;
	phone: string;
	email: string;
	place: string;
	hours: OpeningHours[];
	mission: string;
};

export type Procedure = {
	id: string;
	title: string;
	unit: string;
	summary: string;
	steps: string[];
	documents: string[];
	delay: string;
	/** Same delay in calendar days, for sorting; 0 is at once. */
	delayDays: number;
	cost: string;
	online: boolean;
	synonyms: string[];
};

export type Procedures = { units: Unit[]; procedures: Procedure[] };
