import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { answerMatter } from "./commands/answer-matter.server";
import { writeDownMatter } from "./commands/write-down-matter.server";

/** A word nobody writes by chance, so that finding it is finding a leak. */
const secret = fc.string({ unit: fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzé"), minLength: 12, maxLength: 16 });

const person = fc.record({ name: secret, street: secret, subject: secret, words: secret, answer: secret });

type Person = typeof person extends fc.Arbitrary<infer One> ? One : never;

const OPEN = ["sms", "push", "mastodon", "bluesky", "matrix"];

/** Someone who wrote by telephone, and from each network, and is answered. */
const answered = async (agent: Awaited<ReturnType<typeof anAgent>>, one: Person, mobile: string, urgent: boolean) => {
	const written = await writeDownMatter(agent, {
		...{ channel: "phone", receivedOn: "2026-05-12", name: one.name, email: "", phone: mobile },
		...{ postal: `3 rue ${one.street}, 44000 Rivemont`, wishedChannel: "sms", topic: "streets" },
		...{ subject: one.subject, text: one.words, reference: "", nonce: crypto.randomUUID() },
	});
	if (!written.ok) throw new Error(written.reason);
	const { reference } = written.value;
	const { id: matterId } = await db().matter.update({ where: { reference }, data: { urgent }, select: { id: true } });
	const participant = await db().matterParticipant.findFirstOrThrow({ where: { matterId } });
	const points = ["mastodon", "bluesky", "matrix"].map((kind) => ({
		...{ id: newId(testNow), kind, address: `${kind}:${matterId}`, shown: kind },
		...{ state: "unproved" as const, createdAt: testNow },
	}));
	await db().contactPoint.createMany({ data: points });
	await db().matterParticipant.update({
		where: { id: participant.id },
		data: { otherPoints: { push: points.map(({ id }) => id) } },
	});
	const said = { reference, text: one.answer, outcome: "answered" as const, seen: "", nonce: crypto.randomUUID() };
	expect(await answerMatter(agent, said)).toMatchObject({ ok: true });
	return { reference, matterId };
};

const anAgent = async () => testContext(await aStaffMember(testContext(), "agent"));

describe("what goes by SMS, by notice or on a network", () => {
	it("never says who someone is, where they live, what they wrote nor what they were answered", async () => {
		const agent = await anAgent();
		let number = 10_000_000;
		await fc.assert(
			fc.asyncProperty(person, fc.boolean(), async (one, urgent) => {
				number += 1;
				const mobile = `06${number}`;
				const { reference, matterId } = await answered(agent, one, mobile, urgent);
				const messages = await db().message.findMany({ where: { matterId }, select: { id: true } });
				const left = await db().delivery.findMany({
					where: { messageId: { in: messages.map(({ id }) => id) }, channel: { in: OPEN } },
					select: { channel: true, content: true },
				});
				expect(new Set(left.map(({ channel }) => channel))).toEqual(new Set(["sms", "mastodon", "bluesky", "matrix"]));
				for (const { content } of left) {
					const text = JSON.stringify(content);
					for (const value of [...Object.values(one), mobile, mobile.slice(1)]) expect(text).not.toContain(value);
				}
				const open = left.filter(({ content }) => (content as { isPublic?: boolean }).isPublic);
				expect(open).toHaveLength(2);
				for (const { content } of open) {
					expect(JSON.stringify(content)).not.toContain(reference);
					expect(JSON.stringify(content)).not.toMatch(/https?:/);
				}
			}),
			{ numRuns: 12, seed: 7 },
		);
	});
});
