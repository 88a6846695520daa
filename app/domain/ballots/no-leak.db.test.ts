import { createHash, randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { loader as box } from "~/routes/public/ballots/box";
import { loader as boxFile } from "~/routes/public/ballots/box-file";
import { loader as compare } from "~/routes/public/ballots/compare";
import { loader as rules } from "~/routes/public/ballots/rules";
import { loader as vote } from "~/routes/public/ballots/vote";
import { loader as results } from "~/routes/public/ballots/vote-results";
import { loader as resultsFile } from "~/routes/public/ballots/vote-results-file";
import { loader as consultation } from "~/routes/public/consultations/consultation";
import { loader as list } from "~/routes/public/consultations/list";
import { disconnectRoles } from "~/server/roles.server";
import { testContext } from "~/test/database";
import { aResident, aVote, votingNow } from "~/test/factories";
import { aSecretVote, pickUp } from "~/test/secret-votes";
import { castBallot } from "./commands/cast-ballot.server";
import { dropBallot } from "./commands/drop-ballot.server";
import { sequenceBallots } from "./commands/sequence-ballots.server";
import { sealBallot } from "./secret/card";

type Loader = (args: never) => Promise<unknown>;

const city = () => testContext(undefined, votingNow());

afterAll(disconnectRoles);

/** What changes by itself between two visits: the hour of the answer. */
const still = (text: string) => text.replace(/"(readAt|now)":("[^"]*"|\d+)/g, '"$1":0');

/** Everything a visitor's answer holds: status, headers, body or data. */
const seen = async (loader: Loader, path: string, params: Record<string, string>) => {
	const args = { request: new Request(`http://localhost:3000${path}`), params };
	const context = { requestId: randomUUID(), ip: "127.0.0.1", cookies: [] };
	const answer = await loader({ ...args, context } as never).catch((thrown: unknown) => thrown);
	if (answer instanceof Response) {
		const body = await answer.text();
		return `${answer.status} ${JSON.stringify([...answer.headers])} ${body}`;
	}
	return still(JSON.stringify(answer));
};

/** Every public page and file of a vote, as a visitor gets them, as one hash for each. */
const publicFace = async (slug: string): Promise<Record<string, string>> => {
	const at = `/consultations/${slug}`;
	const pages: [string, Loader, Record<string, string>][] = [
		[at, consultation as Loader, {}],
		["/consultations", list as Loader, {}],
		["/consultations?sort=popular&q=", list as Loader, {}],
		[`${at}/vote`, vote as Loader, {}],
		[`${at}/vote/compare`, compare as Loader, {}],
		[`${at}/vote/rules`, rules as Loader, {}],
		[`${at}/vote/box`, box as Loader, {}],
		...["vote.json", "log.jsonl", "checkpoints.jsonl", "dossier.zip"].map(
			(file): [string, Loader, Record<string, string>] => [`${at}/vote/box/${file}`, boxFile as Loader, { file }],
		),
		[`${at}/vote/results`, results as Loader, {}],
		...["count.json", "ballots.json", "rules.json"].map((file): [string, Loader, Record<string, string>] => [
			`${at}/vote/results/${file}`,
			resultsFile as Loader,
			{ file },
		]),
	];
	const entries = [];
	for (const [path, loader, params] of pages) {
		const text = await seen(loader, path, { slug, ...params });
		entries.push([path, `${text.length} ${createHash("sha256").update(text).digest("hex")}`]);
	}
	return Object.fromEntries(entries);
};

describe("before the close, no page, file, size or header says anything of the ballots", () => {
	it("of an open vote: 40 ballots, all for the same option, change nothing a visitor gets", async () => {
		const { id, options, consultation } = await aVote(city(), { options: 4, limit: 2 });
		const before = await publicFace(consultation.slug);
		for (let count = 0; count < 40; count += 1) {
			const actor = await aResident(city());
			const ballot = { voteId: id, choices: options.slice(3) };
			expect(await castBallot({ ...city(), actor }, ballot)).toMatchObject({ ok: true });
		}
		expect(await publicFace(consultation.slug)).toEqual(before);
	}, 60_000);

	it("of a secret vote: 26 ballots in the box and in the log change nothing either", async () => {
		const voting = await aSecretVote(26);
		const before = await publicFace(voting.slug);
		for (const actor of voting.residents) {
			const { card } = await pickUp(voting, actor);
			const ballot = await sealBallot(card, { positions: [0], revision: 0, bureauKey: voting.keys.bureauKey });
			expect(await dropBallot(voting.voteId, ballot)).toMatchObject({ ok: true });
		}
		expect(await publicFace(voting.slug)).toEqual(before);
		expect(await sequenceBallots(voting)).toBe(26);
		expect(await publicFace(voting.slug)).toEqual(before);
	}, 60_000);
});
