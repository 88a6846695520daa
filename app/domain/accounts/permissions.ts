import type { Actor, Role } from "~/lib/actor";

export type Audience = Role | "visitor" | "unconfirmed";

const everyone = ["visitor", "unconfirmed", "resident", "agent", "moderator", "elected", "admin"] as const;
const signedIn = ["unconfirmed", "resident", "agent", "moderator", "elected", "admin"] as const;
const staff = ["agent", "moderator", "elected", "admin"] as const;
const residents = ["resident"] as const;
const confirmed = ["resident", "agent", "moderator", "elected", "admin"] as const;

/**
 * Every act of the platform and who may do it: the one table that loaders, actions, commands and buttons ask.
 * What is not listed is refused. A finer condition (is the phase open? is it mine?) belongs to the domain's policy.
 */
export const permissions = {
	"city.read": everyone,
	"account.create": everyone,
	"account.own": signedIn,
	/** Signing in at the city's other services with this account. */
	"services.use": ["resident", "agent", "moderator", "elected", "admin"],
	"services.manage": ["admin"],
	/** Machines: their secret authenticates them. */
	"services.exchange": everyone,
	/** What the directory says, and the questions its search asks. */
	"directory.manage": ["admin"],
	"retention.read": ["admin"],
	"settings.change": ["admin"],
	"accounts.manage": ["admin"],
	"staff.desk": staff,
	"residence.check": ["agent", "admin"],
	"residence.ask": residents,
	/** Asking someone whether one may act for them; declaring a child. */
	"people.ask": residents,
	/** Saying at the counter that someone may act for someone. */
	"people.establish": ["agent", "admin"],
	"people.merge": ["agent", "admin"],
	"consultations.manage": ["elected", "admin"],
	"proposals.submit": residents,
	"proposals.support": residents,
	/** Merging and splitting, and what residents wrote for the staff alone. */
	"proposals.manage": ["agent", "elected", "admin"],
	"meetings.register": residents,
	"meetings.manage": ["agent", "elected", "admin"],
	"petitions.answer": ["elected", "admin"],
	"ballots.cast": residents,
	/** Polling places: marking the roll, typing paper ballots, voting with a person. */
	"votes.officiate": ["agent", "elected", "admin"],
	"results.publish": ["elected", "admin"],
	/** Preparing the city's answers to proposals; who does what is said by each file. */
	"assessments.write": ["agent", "elected", "admin"],
	"results.confirm": residents,
	"reports.file": everyone,
	"reports.join": everyone,
	"reports.contest": residents,
	"reports.watch": signedIn,
	"reports.map": ["admin"],
	"reports.handle": ["agent", "admin"],
	/** Figures and maps of the works, without anybody's identity. */
	"works.overview": staff,
	/** Rules, teams, contractors, promises. */
	"works.configure": ["admin"],
	"matters.write": everyone,
	/** Machines: what authenticates them is their signature. */
	"channels.push": everyone,
	"matters.own": signedIn,
	"matters.answer": ["agent", "admin"],
	"matters.count": staff,
	"answers.write": ["agent", "admin"],
	"channels.analyse": ["agent", "elected", "admin"],
	"posts.write": ["agent", "admin"],
	"segments.manage": ["agent", "admin"],
	"campaigns.write": ["agent", "admin"],
	/** The days of elections, which close promotional campaigns. */
	"elections.set": ["admin"],
	"preferences.own": signedIn,
	"preferences.leave": everyone,
	/** Elected officials and agents speak too, under their own colours. */
	"comments.post": confirmed,
	"opinions.state": residents,
	"opinions.react": residents,
	"surveys.answer": residents,
	/** Whoever holds a tablet of the city: the key in its address authenticates it. */
	"surveys.tablet": everyone,
	"moderation.flag": confirmed,
	"moderation.decide": ["moderator", "admin"],
} as const satisfies Record<string, readonly Audience[]>;

export type Act = keyof typeof permissions;

/** What the permission table calls this actor. The city itself (system) is in no audience: see `permissionRefusal`. */
export const audienceOf = (actor: Exclude<Actor, { kind: "system" }>): Audience => {
	if (actor.kind === "visitor") return "visitor";
	if (actor.kind === "staff") return actor.role;
	return actor.confirmed ? "resident" : "unconfirmed";
};

export type PermissionRefusal = "sign-in-needed" | "confirmation-needed" | "not-allowed" | "acting-for-other";

/** What is one's own voice and nobody else's: never done while acting for someone. A vote least of all. */
const personal: ReadonlySet<Act> = new Set<Act>([
	...(["proposals.submit", "proposals.support", "ballots.cast", "comments.post", "opinions.state"] as const),
	...([
		"opinions.react",
		"surveys.answer",
		"results.confirm",
		"moderation.flag",
		"residence.ask",
		"people.ask",
	] as const),
]);

/** Why this actor may not do this act, or null. The city's own jobs may do everything. */
export const permissionRefusal = (actor: Actor, act: Act): PermissionRefusal | null => {
	if (actor.kind === "system") return null;
	const allowed: readonly Audience[] = permissions[act];
	if (allowed.includes(audienceOf(actor)))
		return actor.kind !== "visitor" && actor.actingFor && personal.has(act) ? "acting-for-other" : null;
	if (actor.kind === "visitor") return "sign-in-needed";
	const isWaitingForConfirmation = actor.kind === "resident" && !actor.confirmed && allowed.includes("resident");
	return isWaitingForConfirmation ? "confirmation-needed" : "not-allowed";
};

/** Whether to show the button. */
export const may = (actor: Actor, act: Act): boolean => permissionRefusal(actor, act) === null;
