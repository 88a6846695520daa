/**
 * The ten families of online services between which facts may not flow without an act of the person
 * (order of 4 July 2013 on local e-services, article 1).
 */
export const sectors = [
	"taxes",
	"social",
	"health",
	"transport",
	"civil",
	"elected",
	"school",
	"planning",
	"streets",
	"contact",
] as const;

export type Sector = (typeof sectors)[number];

/** What a value is, and how it is written: the key of its form field too. */
export type AttributeType = "text" | "date" | "phone" | "number";

type Definition = {
	/** Null: the account itself, common to all. */
	sector: Sector | null;
	type: AttributeType;
	/** How a site asks for it (OpenID Connect scope and claim). */
	scope: string;
	claim: string;
	/** After so many days it is shown with «still right?»; null: it does not age. */
	freshDays: number | null;
	/** The person may write it themselves; otherwise it comes from its source. */
	editable: boolean;
	sensitive: boolean;
};

/** Every fact the city may hold once for all its services. Labels: `residents:attributes.<key>`. */
export const attributes = {
	"name.usual": definition({ scope: "profile", claim: "name", editable: false }),
	"name.given": definition({ scope: "profile", claim: "given_name", editable: true }),
	"name.family": definition({ scope: "profile", claim: "family_name", editable: true }),
	"birth.date": definition({ scope: "birth", claim: "birthdate", type: "date", editable: true, sensitive: true }),
	"contact.email": definition({ scope: "email", claim: "email", editable: false }),
	"contact.phone": definition({ scope: "phone", claim: "phone_number", type: "phone", freshDays: 730 }),
	"address.postal": definition({ scope: "address", claim: "address", freshDays: 365 }),
	"household.size": definition({
		...{ sector: "social", scope: "household", claim: "household_size", type: "number", freshDays: 365 },
	}),
	"household.quotient": definition({
		...{ sector: "social", scope: "quotient", claim: "family_quotient", type: "number", freshDays: 180 },
		...{ editable: false, sensitive: true },
	}),
	"school.name": definition({ sector: "school", scope: "school", claim: "school", freshDays: 365 }),
} satisfies Record<string, Definition>;

export type AttributeKey = keyof typeof attributes;

export const attributeKeys = Object.keys(attributes) as AttributeKey[];

export const isAttributeKey = (text: string): text is AttributeKey => text in attributes;

export const definitionOf = (key: AttributeKey): Definition => attributes[key];

function definition(given: Partial<Definition> & Pick<Definition, "scope" | "claim">): Definition {
	return { sector: null, type: "text", freshDays: null, editable: true, sensitive: false, ...given };
}

const DAY = 86_400_000;

/** Whether a value is so old that the person should be asked «still right?». */
export const isStale = (key: AttributeKey, at: Date, now: Date): boolean => {
	const { freshDays } = attributes[key] as Definition;
	return freshDays !== null && now.getTime() - at.getTime() > freshDays * DAY;
};

/** Whether a service of `sector` reads this fact across a wall: then the person ticks a box for that request. */
export const crossesWall = (key: AttributeKey, sector: string): boolean => {
	const own = (attributes[key] as Definition).sector;
	return own !== null && own !== sector;
};

/** Where a value comes from. Above 1 a value typed by hand never replaces it. */
export const sources = ["account", "declared", "franceconnect", "agent", "api", "connected"] as const;

export type Source = (typeof sources)[number];

/** Level from which a value is certified: only its source changes it. */
export const CERTIFIED = 2;

/** The name under which the site of a procedure done elsewhere has its contract, and exchanges its codes. */
export const prefillClient = (slug: string) => `prefill-${slug}`;
