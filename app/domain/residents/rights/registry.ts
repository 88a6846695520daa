/**
 * Every table that knows a person, and what becomes of it at an export and at an erasure: the one list behind «download my
 * data», «erase my account» and the nightly retention. `registry.test.ts` fails when a column that names a person is missing.
 * GDPR, articles 15, 17 and 20.
 */

/** What erasing does to the rows. `keep` says why they stay and under which rule: the person reads it. */
type Erase =
	| { how: "delete" }
	/** The row stays without the person: columns and the SQL they become. `withdraw` when the person also asked for the texts to go. */
	| { how: "unname"; set: Record<string, string>; withdraw?: Record<string, string> }
	| { how: "keep"; because: KeptBecause };

/** Reasons to keep, each a sentence of `residents.json` (`rights.kept.<reason>`). */
export type KeptBecause = "counted" | "proof" | "security" | "moderation" | "staff-act" | "no-link";

export type Line = {
	/** Which rows are the person's, when the column is not simply the account's id: SQL with $1, the account. */
	where?: string;
	/** The person gave it (or it was noted about them): it is in their export. */
	gives: boolean;
	erase: Erase;
	/** Columns that hold keys of stored files; they are in the export and go with the row. */
	files?: { key: string; name?: string };
	/** Columns left out of the export beside those whose name tells a secret. */
	omit?: string[];
};

/** A table that needs nothing: why, in one English sentence for the next engineer and the data protection officer. */
export type Exempt = { exempt: string };

const remove: Erase = { how: "delete" };
const keep = (because: KeptBecause): Erase => ({ how: "keep", because });
const unname = (set: Record<string, string>, withdraw?: Record<string, string>): Erase =>
	withdraw ? { how: "unname", set, withdraw } : { how: "unname", set };

const gives = (erase: Erase, more: Partial<Line> = {}): Line => ({ gives: true, erase, ...more });
const hidden = (erase: Erase, more: Partial<Line> = {}): Line => ({ gives: false, erase, ...more });
const staffAct: Exempt = { exempt: "an act of a staff member in office: kept as the city's own archive" };

const GONE = "'Ancien habitant'";
const REMOVED = "'Texte retiré par son auteur.'";
const ofMine = (column: string, table: string, owner: string) =>
	`"${column}" IN (SELECT id FROM "${table}" WHERE "${owner}" = $1::uuid)`;
const myEmail = `(SELECT email FROM "Account" WHERE id = $1::uuid)`;
const myBallots = `"voterId" = $1::uuid OR "voterId" IN (SELECT "voterKey" FROM "VerifiedPerson" WHERE "accountId" = $1::uuid)`;
const myMatters = `SELECT "matterId" FROM "MatterParticipant" WHERE "accountId" = $1::uuid`;
const onlyMine = `id IN (SELECT "contactPointId" FROM "ContactPointOwner" WHERE "accountId" = $1::uuid)
	AND id NOT IN (SELECT "contactPointId" FROM "ContactPointOwner" WHERE "accountId" <> $1::uuid)`;

/**
 * Table → column → what happens, erased from the top to the bottom. To add yours, copy the nearest line:
 * `Table: { accountId: gives(remove) }` exported, then deleted; `gives(unname({ authorId: "NULL" }))` exported, then kept
 * without its author; `hidden(…)` the same without export; `{ exempt: "why" }` when no resident is named.
 */
export const registry: Record<string, Record<string, Line | Exempt>> = {
	Session: { accountId: gives(remove, { omit: ["id"] }) },
	AccountToken: { accountId: hidden(remove), email: { exempt: "the row goes with its account" } },
	ProposalVersion: { proposalId: gives(keep("no-link"), { where: ofMine("proposalId", "Proposal", "authorId") }) },
	Proposal: {
		authorId: gives(
			unname(
				{ authorId: "NULL", authorName: GONE },
				{ title: "'Proposition retirée'", body: REMOVED, state: "'withdrawn'" },
			),
		),
	},
	Support: { accountId: gives(keep("counted")) },
	ProposalDraft: { accountId: gives(remove) },
	ProposalFile: { accountId: gives(remove, { files: { key: "storageKey", name: "label" } }) },
	ProposalReply: {
		proposalId: gives(keep("no-link"), { where: ofMine("proposalId", "Proposal", "authorId") }),
	},
	CoAuthor: {
		accountId: gives(unname({ accountId: "NULL", email: "NULL", name: GONE, state: "'left'" })),
		email: { exempt: "an invitation; emptied once answered, gone with accountId" },
	},
	ProposalMove: { byId: staffAct },
	SupportQuestion: { accountId: gives(keep("counted")) },
	Amendment: { authorId: gives(unname({ authorId: "NULL", authorName: GONE })) },
	AmendmentSupport: { accountId: gives(keep("counted")) },
	ProposalSearch: { accountId: gives(remove) },
	CommentVersion: { commentId: gives(keep("no-link"), { where: ofMine("commentId", "Comment", "authorId") }) },
	Comment: {
		authorId: gives(
			unname({ authorId: "NULL", authorName: GONE, authorOffice: "NULL" }, { body: REMOVED, state: "'withdrawn'" }),
		),
	},
	Statement: { authorId: gives(unname({ authorId: "NULL", authorName: "NULL" })) },
	StatementVote: { accountId: gives(keep("counted")) },
	OpinionPlace: { accountId: gives(remove) },
	SurveyText: { answerId: gives(keep("counted"), { where: ofMine("answerId", "SurveyAnswer", "accountId") }) },
	SurveyAnswer: {
		accountId: gives(unname({ accountId: "NULL", personKey: "NULL" })),
		personKey: { exempt: "goes with accountId; a keyed hash in anonymous surveys, which lead back to nobody" },
	},
	Ballot: {
		voterId: gives(keep("counted"), { where: myBallots }),
		// Once the vote is over, what led from the ballot to the person is drawn anew.
		voteId: hidden(unname({ voterId: "gen_random_uuid()" }), {
			where: `(${myBallots}) AND "voteId" IN (SELECT id FROM "Vote" WHERE state::text NOT IN ('planned', 'open'))`,
		}),
	},
	RollEntry: { personKey: { exempt: "the roll of a secret vote: a keyed hash, kept until the vote is audited" } },
	IncidentPhoto: {
		reportId: gives(keep("no-link"), {
			where: ofMine("reportId", "Report", "accountId"),
			files: { key: "imageKey" },
		}),
	},
	ReportAlert: { accountId: gives(remove) },
	IncidentFollow: { accountId: gives(remove) },
	IncidentEvent: { actorId: gives(unname({ actorId: "NULL" })) },
	Incident: { assigneeId: staffAct },
	Report: {
		accountId: gives(unname({ accountId: "NULL", email: "NULL" }, { text: "''", answers: "'{}'" })),
		forId: gives(unname({ forId: "NULL" })),
		email: { exempt: "of people without an account; goes with accountId" },
	},
	Flag: { accountId: gives(keep("moderation")) },
	ModerationCase: { decidedById: staffAct, appealDecidedById: staffAct },
	MessageAttachment: {
		messageId: gives(keep("no-link"), {
			where: `"messageId" IN (SELECT id FROM "Message" WHERE "matterId" IN (${myMatters}) AND direction IN ('in', 'out'))`,
			files: { key: "storageKey", name: "name" },
		}),
	},
	Message: {
		matterId: gives(keep("no-link"), { where: `"matterId" IN (${myMatters}) AND direction IN ('in', 'out')` }),
		authorId: hidden(unname({ authorId: "NULL", authorName: GONE, contactPointId: "NULL" })),
	},
	Matter: {
		id: gives(keep("no-link"), { where: `id IN (${myMatters})` }),
		assigneeId: hidden(unname({ assigneeId: "NULL" })),
	},
	MatterParticipant: { accountId: gives(unname({ accountId: "NULL", contactPointId: "NULL", name: GONE })) },
	MatterReader: { accountId: hidden(remove) },
	MatterJoin: { byId: staffAct },
	PendingMatter: { email: hidden(remove, { where: `email = ${myEmail}` }) },
	ChatLine: { chatId: gives(keep("no-link"), { where: ofMine("chatId", "Chat", "accountId") }) },
	Chat: { accountId: gives(unname({ accountId: "NULL", name: GONE })), agentId: staffAct },
	ChatPresence: { accountId: staffAct },
	SocialPost: { authorId: staffAct, approverId: staffAct },
	PhoneProof: { accountId: hidden(remove) },
	PushSubscription: { accountId: gives(remove, { omit: ["endpoint", "p256dh", "auth"] }) },
	AgentProfile: { accountId: hidden(remove) },
	MatterMention: { accountId: hidden(remove) },
	Satisfaction: { raterId: gives(unname({ raterId: "NULL", matterId: "NULL" })) },
	Contractor: { email: { exempt: "the address of a company under contract, not of a person" } },
	DirectoryPerson: { email: { exempt: "the office address of an agent or elected member, published by the city" } },
	RoutingPlan: { authorId: staffAct },
	SavedFilter: { accountId: hidden(remove) },
	IncidentSeen: { accountId: gives(remove) },
	Segment: { authorId: staffAct },
	SegmentVersion: { authorId: staffAct },
	Campaign: { authorId: staffAct, approverId: staffAct },
	CampaignRecipient: { accountId: gives(remove) },
	Consultation: { authorId: staffAct },
	Publication: { updatedBy: staffAct, publishById: staffAct },
	QuoteConsent: { accountId: gives(remove), askedById: staffAct },
	Assessment: { analystId: staffAct, supervisorId: staffAct, deciderId: staffAct },
	AssessmentStep: { byId: staffAct },
	AnswerRelease: { byId: staffAct },
	ConsultationReview: { byId: staffAct },
	TextVersion: { authorId: staffAct },
	PublicationVersion: { publishedBy: staffAct },
	CommitmentNews: { authorId: staffAct },
	Registration: { accountId: gives(remove) },
	CommitmentVoice: { accountId: gives(keep("counted")) },
	Delivery: {
		address: hidden(remove, {
			where: `"contactPointId" IN (SELECT id FROM "ContactPoint" WHERE ${onlyMine})`,
		}),
	},
	Mail: { to: gives(remove, { where: `"to" = ${myEmail}` }) },
	AttributeValue: { personId: gives(remove, { omit: ["sealed"] }) },
	AttributeUse: { personId: gives(keep("proof")) },
	ServiceLink: { accountId: gives(remove) },
	ProviderRecord: { accountId: hidden(remove) },
	HandOver: { personId: hidden(remove) },
	FileReading: { personId: gives(remove), readerId: staffAct },
	PersonalExport: { accountId: hidden(remove) },
	Erasure: { accountId: gives(keep("proof")) },
	Objection: { accountId: gives(remove) },
	Declared: { accountId: gives(remove) },
	Preference: { accountId: gives(remove) },
	ConsentRecord: { accountId: gives(keep("proof")) },
	ContactPoint: { address: gives(remove, { where: onlyMine }) },
	ContactPointOwner: { accountId: gives(remove) },
	Event: { actorId: gives(keep("security")), forId: gives(keep("security")) },
	ResidenceProof: {
		accountId: gives(remove, { files: { key: "fileKey" } }),
		decidedBy: staffAct,
	},
	DuplicateCase: {
		oneId: gives(remove, { omit: ["moved", "displaced"] }),
		otherId: gives(remove, { omit: ["moved", "displaced"] }),
		keptId: { exempt: "one of the two; goes with the row" },
		decidedBy: staffAct,
	},
	PersonLink: {
		helperId: gives(remove),
		establishedBy: staffAct,
		personId: gives(remove),
	},
	Person: {
		id: gives(remove, { where: "id = $1::uuid" }),
		createdBy: gives(remove, { where: `"createdBy" = $1::uuid AND NOT "hasAccount"` }),
	},
	LoginAttempt: { accountId: hidden(remove) },
	LoginIdentity: { accountId: gives(remove) },
	AssuranceEvent: { accountId: gives(remove) },
	Passkey: { accountId: gives(remove, { omit: ["publicKey"] }) },
	TotpSecret: { accountId: hidden(remove) },
	RecoveryCode: { accountId: hidden(remove) },
	VerifiedPerson: {
		accountId: hidden(unname({ accountId: "NULL" })),
		personKey: { exempt: "a keyed hash that outlives the account, so that nobody votes twice until the audit" },
		voterKey: { exempt: "what votes are counted by; leads to nobody once accountId is null" },
	},
	Account: {
		id: gives(remove, { where: "id = $1::uuid" }),
		email: { exempt: "goes with the account" },
		emailKey: { exempt: "goes with the account" },
	},
};

/** The lines that do something, in the order of the registry. */
export const lines = Object.entries(registry).flatMap(([table, columns]) =>
	Object.entries(columns).flatMap(([column, line]) => ("exempt" in line ? [] : [{ table, column, ...line }])),
);
