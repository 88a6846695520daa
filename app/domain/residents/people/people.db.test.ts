import { describe, expect, it } from "vitest";
import { openSession } from "~/domain/accounts/sessions.server";
import { castBallot } from "~/domain/ballots/commands/cast-ballot.server";
import { submitMatter } from "~/domain/matters/commands/submit-matter.server";
import type { Actor } from "~/lib/actor";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident, aStaffMember, aVote, votingNow } from "~/test/factories";
import { actorOf } from "~/test/sign-in";
import { actFor } from "../commands/act-for.server";
import { answerHelp } from "../commands/answer-help.server";
import { askToHelp } from "../commands/ask-to-help.server";
import { declareChild } from "../commands/declare-child.server";
import { endHelp } from "../commands/end-help.server";
import { establishHelp } from "../commands/establish-help.server";
import { listMyPeople } from "./queries.server";

type Resident = Awaited<ReturnType<typeof aResident>>;

const as = (actor: Actor) => testContext(actor, votingNow());
const emailOf = async ({ accountId }: Resident) =>
	(await db().account.findUniqueOrThrow({ where: { id: accountId } })).email ?? "";
const onlyLink = () => db().personLink.findFirstOrThrow();

const two = async () => ({
	carer: await aResident(as({ kind: "system" })),
	parent: await aResident(as({ kind: "system" })),
});

const asked = async () => {
	const { carer, parent } = await two();
	const answer = await askToHelp(as(carer), { email: await emailOf(parent), kind: "parent", months: 6 });
	return { carer, parent, answer };
};

/** A session of its own, so that acting is written somewhere. */
const signedIn = async ({ accountId }: Resident) => {
	const cookie = await openSession(accountId, "", votingNow());
	return async () => (await actorOf(cookie)) as Extract<Actor, { kind: "resident" }>;
};

describe("acting for someone", () => {
	it("waits for their answer, and lasts as long as was asked", async () => {
		const { carer, parent, answer } = await asked();
		expect(answer.ok).toBe(true);
		const { id } = await onlyLink();
		expect((await actFor(as(carer), { linkId: id })).ok).toBe(false);
		expect((await answerHelp(as(carer), { linkId: id, accepted: true })).ok).toBe(false);
		expect((await answerHelp(as(parent), { linkId: id, accepted: true })).ok).toBe(true);
		const months = ((await onlyLink()).endsAt?.getTime() ?? 0) - votingNow().getTime();
		expect(Math.round(months / 86_400_000)).toBeGreaterThan(179);
		expect((await actFor(as(carer), { linkId: id })).ok).toBe(true);
	});

	it("answers the same of an address nobody has, and asks nobody", async () => {
		const { carer } = await two();
		const unknown = await askToHelp(as(carer), { email: "personne@exemple.example", kind: "carer", months: 1 });
		expect(unknown).toEqual({ ok: true, value: null });
		expect(await db().personLink.count()).toBe(0);
		expect(await askToHelp(as(carer), { email: await emailOf(carer), kind: "carer", months: 1 })).toMatchObject({
			reason: "oneself",
		});
	});

	it("is one request however often it is sent at once, and one answer", async () => {
		const { carer, parent } = await two();
		const email = await emailOf(parent);
		await Promise.all(Array.from({ length: 10 }, () => askToHelp(as(carer), { email, kind: "parent", months: 1 })));
		const { id } = await onlyLink();
		expect(await db().personLink.count()).toBe(1);
		expect(await db().event.count({ where: { name: "help.asked" } })).toBe(1);
		const answers = await Promise.all(
			[true, false, true].map((accepted) => answerHelp(as(parent), { linkId: id, accepted })),
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it("is carried by the session, written with what is done, never a vote, and over the moment the link is", async () => {
		const { carer, parent } = await asked();
		const { id } = await onlyLink();
		await answerHelp(as(parent), { linkId: id, accepted: true });
		const now = await signedIn(carer);
		await actFor(as(await now()), { linkId: id });
		const acting = await now();
		expect(acting.actingFor?.personId).toBe(parent.accountId);
		const vote = await aVote(testContext(undefined, votingNow()));
		const ballot = { voteId: vote.id, choices: vote.options.slice(0, 1) };
		expect(await castBallot(as(acting), ballot)).toEqual({ ok: false, reason: "acting-for-other" });
		const { deeds } = await listMyPeople(as(parent));
		expect(deeds.map(({ name }) => name)).toEqual(["help.begun"]);
		await endHelp(as(parent), { linkId: id });
		expect((await now()).actingFor).toBeNull();
		expect(await castBallot(as(await now()), ballot)).toEqual({ ok: true, value: null });
	});

	it("belongs to the two, and to nobody else", async () => {
		const { parent } = await asked();
		const stranger = await aResident(as({ kind: "system" }));
		const { id } = await onlyLink();
		await answerHelp(as(parent), { linkId: id, accepted: true });
		expect((await endHelp(as(stranger), { linkId: id })).ok).toBe(false);
		expect((await actFor(as(stranger), { linkId: id })).ok).toBe(false);
		expect((await listMyPeople(as(stranger))).links).toEqual([]);
	});
});

describe("writing to the city for someone", () => {
	const write = async (carer: Resident, helped: { personId: string; name: string }) => {
		const actor = { ...carer, kind: "resident" as const, confirmed: true, actingFor: helped };
		const text = {
			subject: "Trottoir",
			topic: "streets" as const,
			text: "Elle ne peut plus sortir.",
			wishedChannel: "email" as const,
		};
		await submitMatter(as(actor), { ...text, actor, nonce: newId(votingNow()), about: "" } as never);
		const select = { accountId: true, role: true, name: true } as const;
		return db().matterParticipant.findMany({ select, orderBy: { role: "asc" } });
	};

	it("lets both read the answer, and says who wrote for whom", async () => {
		const { carer, parent } = await two();
		const found = await write(carer, { personId: parent.accountId, name: "Odette" });
		expect(found.map(({ accountId, role }) => [accountId, role])).toEqual([
			[parent.accountId, "author"],
			[carer.accountId, "carer"],
		]);
		expect(await db().event.count({ where: { name: "matter.opened", forId: parent.accountId } })).toBe(1);
	});

	it("reaches a person without account through who wrote", async () => {
		const { carer } = await two();
		const found = await write(carer, { personId: newId(votingNow()), name: "Zoé" });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({ accountId: carer.accountId, role: "carer" });
		expect(found[0]?.name).toContain("Zoé");
	});
});

describe("a link at the counter", () => {
	const paper = { kind: "parent", months: 12, seen: "mandate", reason: "Procuration vue au guichet." } as const;

	it("is established by an agent, for a person who has no account, and can be asked again only once over", async () => {
		const { carer } = await two();
		const agent = await aStaffMember(as({ kind: "system" }), "agent");
		const establish = () =>
			establishHelp(as(agent), { ...paper, helperId: carer.accountId, email: "", name: "Odette Roy" });
		expect(await establish()).toEqual({ ok: true, value: null });
		const { id, proof, establishedBy } = await onlyLink();
		expect({ proof, establishedBy }).toEqual({ proof: "checked", establishedBy: agent.accountId });
		expect((await actFor(as(carer), { linkId: id })).ok).toBe(true);
	});

	it("is never for the agent themselves, nor done by a resident", async () => {
		const { carer, parent } = await two();
		const email = await emailOf(parent);
		expect(await establishHelp(as(parent), { ...paper, helperId: carer.accountId, email, name: "" })).toMatchObject({
			reason: "not-allowed",
		});
		const agent = await aStaffMember(as({ kind: "system" }), "agent");
		expect(await establishHelp(as(agent), { ...paper, helperId: agent.accountId, email, name: "" })).toMatchObject({
			ok: false,
		});
		expect(
			await establishHelp(as(agent), { ...paper, helperId: carer.accountId, email: "x@y.example", name: "" }),
		).toMatchObject({
			reason: "no-such-account",
		});
	});
});

describe("a child", () => {
	it("is declared once by its parent, however often the button is pressed", async () => {
		const { parent } = await two();
		const all = await Promise.all(Array.from({ length: 5 }, () => declareChild(as(parent), { name: "Zoé Martin" })));
		expect(all.every(({ ok }) => ok)).toBe(true);
		expect(await db().person.count({ where: { name: "Zoé Martin" } })).toBe(1);
		expect((await listMyPeople(as(parent))).links).toMatchObject([
			{ side: "helper", state: "standing", name: "Zoé Martin" },
		]);
	});
});
