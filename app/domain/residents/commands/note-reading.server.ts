import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";

type Reading = {
	/** The persons whose file is opened. */
	personIds: string[];
	/** What is opened: account, matter, report. */
	what: "account" | "matter" | "report" | "residence";
	reference: string;
	reason?: string;
};

const HOUR = 3_600_000;

/**
 * Writes down that a member of the staff opened something about these persons, who can read it on their page. One line an
 * hour for the same reader and thing. The persons themselves, visitors and the city's jobs write nothing.
 */
export const noteReading = async ({ actor, db, now }: Context, reading: Reading): Promise<void> => {
	if (actor.kind !== "staff") return;
	const { what, reference, reason = "" } = reading;
	const since = new Date(now.getTime() - HOUR);
	const reader = { readerId: actor.accountId, readerName: [actor.name, actor.office].filter(Boolean).join(", ") };
	for (const personId of new Set(reading.personIds)) {
		if (personId === actor.accountId) continue;
		await db.$executeRaw`
			INSERT INTO "FileReading" (id, "personId", "readerId", "readerName", what, reference, reason, at)
			SELECT ${newId(now)}::uuid, ${personId}::uuid, ${reader.readerId}::uuid, ${reader.readerName}, ${what}, ${reference}, ${reason}, ${now}
			WHERE NOT EXISTS (SELECT 1 FROM "FileReading" WHERE "personId" = ${personId}::uuid
				AND "readerId" = ${reader.readerId}::uuid AND what = ${what} AND reference = ${reference} AND at > ${since})`;
	}
};
