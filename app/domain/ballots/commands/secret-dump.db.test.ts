import { afterAll, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { disconnectRoles } from "~/server/roles.server";
import { aSecretVote, bureauSecret, cityNow as city, pickUp } from "~/test/secret-votes";
import { sealBallot } from "../secret/card";
import { closeVote } from "./close-vote.server";
import { countVote } from "./count-vote.server";
import { dropBallot } from "./drop-ballot.server";
import { openBox } from "./open-box.server";
import { SMALLEST_BATCH, sequenceBallots } from "./sequence-ballots.server";

afterAll(disconnectRoles);

type Rows = Record<string, unknown>[];

/** Every value of a row as a text, bytes in base64: what two rows could be matched by. */
const valuesOf = (row: Record<string, unknown>): string[] =>
	Object.values(row).flatMap((value) => {
		if (value instanceof Uint8Array) return [Buffer.from(value).toString("base64")];
		const text = value instanceof Date ? value.toISOString() : String(value);
		return text.length > 8 ? [text] : [];
	});

/** All tables that hold rows, with the hidden columns of PostgreSQL: who wrote a row, and where it lies. */
const dump = async (): Promise<Map<string, Rows>> => {
	// The columns are named one by one: what the driver cannot read as it is (words of a search) is read as a text.
	const tables = await db().$queryRaw<{ name: string; columns: string }[]>`
		SELECT quote_ident(table_name) AS name, string_agg(
			CASE WHEN data_type = 'tsvector' THEN format('%1$I::text AS %1$I', column_name) ELSE quote_ident(column_name) END,
			', ' ORDER BY ordinal_position) AS columns
		FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
		WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
		GROUP BY table_name`;
	const found = new Map<string, Rows>();
	for (const { name, columns } of tables) {
		const statement = `SELECT xmin::text AS writer, ctid::text AS place, ${columns} FROM ${name}`;
		const rows = await db().$queryRawUnsafe<Rows>(statement);
		if (rows.length > 0) found.set(name, rows);
	}
	return found;
};

/** How often the n-th of one list is the n-th of the other. */
const agreeing = (a: string[], b: string[]) => a.filter((one, index) => one === b[index]).length;

describe("a dump of the database after a secret vote", () => {
	it("has no value, no writer and no order that leads from a person of the roll to a ballot", async () => {
		const vote = await aSecretVote(SMALLEST_BATCH);
		const cardOf = new Map<string, string>();
		for (const actor of vote.residents) {
			const { card, request } = await pickUp(vote, actor);
			cardOf.set(Buffer.from(request.blinded, "base64").toString("base64"), card.key);
			const ballot = await sealBallot(card, { positions: [0], revision: 0, bureauKey: vote.keys.bureauKey });
			await dropBallot(vote.voteId, ballot);
			await sequenceBallots(vote);
		}
		await closeVote(city(), { voteId: vote.voteId, reason: "Tout le monde a voté." });
		await openBox(city(), { voteId: vote.voteId, bureauSecret: await bureauSecret(vote) });
		await countVote(city(), { voteId: vote.voteId });

		const tables = await dump();
		const roll = tables.get('"RollEntry"') ?? [];
		const log = tables.get('"LogEntry"') ?? [];
		expect([roll.length, log.length, tables.has('"BoxEntry"')]).toEqual([SMALLEST_BATCH, SMALLEST_BATCH, false]);
		const ofPersons = new Set(
			["Account", "RollEntry", "Event"].flatMap((name) => (tables.get(`"${name}"`) ?? []).flatMap(valuesOf)),
		);
		ofPersons.delete(vote.voteId);
		const ofBallots = log.flatMap(({ entry, ...row }) => [
			...valuesOf(row),
			...valuesOf(JSON.parse(Buffer.from(entry as Uint8Array).toString("utf8"))),
		]);
		expect(ofBallots.filter((value) => ofPersons.has(value))).toEqual([]);
		const writers = new Set(log.map(({ writer }) => writer));
		expect(roll.filter(({ writer }) => writers.has(writer))).toEqual([]);
		// The order of the roll's rows against the order of the log: no better than chance (one in twenty-five, here).
		const keys = log.map(({ entry }) => JSON.parse(Buffer.from(entry as Uint8Array).toString("utf8")).key as string);
		const byPlace = roll.map(({ blinded }) => cardOf.get(Buffer.from(blinded as Uint8Array).toString("base64")) ?? "");
		expect(byPlace.every(Boolean)).toBe(true);
		expect(agreeing(byPlace, keys)).toBeLessThan(SMALLEST_BATCH / 2);
		const events = tables.get('"Event"') ?? [];
		expect(events.filter(({ name }) => String(name).startsWith("ballot."))).toEqual([]);
	}, 180_000);
});
