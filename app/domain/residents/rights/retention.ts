/**
 * How long each thing is kept, and what becomes of it: the list that the night applies and the administration reads.
 * Durations of the field note 2.12 (CNIL's guidance for logs); a city's data protection officer validates them.
 * `due` is SQL over the table, $1 the moment before which it is due.
 */
export type RetentionRule = {
	/** Its texts: `residents:retention.rules.<name>`. */
	name: string;
	table: string;
	due: string;
	months: number;
	/** Columns and what they become; without it the rows are deleted. */
	set?: Record<string, string>;
	basis: "security-log" | "proof" | "purpose-over" | "request-over";
};

export const retentionRules = [
	{ name: "uses", table: "AttributeUse", due: `at < $1`, months: 36, basis: "proof" },
	{ name: "readings", table: "FileReading", due: `at < $1`, months: 36, basis: "proof" },
	{ name: "consents", table: "ConsentRecord", due: `at < $1 AND action = 'withdrawn'`, months: 60, basis: "proof" },
	{ name: "links", table: "ServiceLink", due: `"withdrawnAt" < $1`, months: 60, basis: "proof" },
	{ name: "values", table: "AttributeValue", due: `"supersededAt" < $1`, months: 12, basis: "purpose-over" },
	{ name: "expired", table: "AttributeValue", due: `"expiresAt" < $1`, months: 0, basis: "request-over" },
	{
		name: "log",
		table: "Event",
		due: `at < $1 AND "actorId" IS NOT NULL`,
		months: 36,
		set: { actorId: "NULL" },
		basis: "security-log",
	},
	{ name: "drafts", table: "Proposal", due: `state = 'draft' AND "createdAt" < $1`, months: 3, basis: "purpose-over" },
	{
		name: "matters",
		table: "MatterParticipant",
		due: `name <> 'Ancien habitant' AND "matterId" IN (SELECT id FROM "Matter" WHERE "closedAt" < $1)`,
		months: 24,
		set: { name: "'Ancien habitant'", accountId: "NULL", contactPointId: "NULL" },
		basis: "request-over",
	},
	{ name: "sign-ins", table: "ProviderRecord", due: `"expiresAt" < $1`, months: 0, basis: "purpose-over" },
] as const satisfies readonly RetentionRule[];

export type RetentionName = (typeof retentionRules)[number]["name"];

/** An account nobody uses is announced its erasure after so many months; one month later it goes. */
export const INACTIVE_MONTHS = 24;

/** The moment `months` before `now`. */
export const monthsBefore = (now: Date, months: number): Date => {
	const then = new Date(now);
	then.setUTCMonth(then.getUTCMonth() - months);
	return then;
};
