import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Adapter, Push, Rendition } from "~/domain/channels/adapters/adapter";

export type Subject = {
	adapter: Adapter;
	/** A push of the provider with this text, rightly signed at `now`. */
	push: (text: string, now: Date) => Push;
	/** Whether the provider dates what it signs: then an old push is refused. */
	isDated: boolean;
	address: string;
	/** What every message of this provider needs beside its words: the thread it goes on with. */
	message?: Partial<Rendition>;
	/** What the provider took for good, as often as it would reach the person. */
	taken: () => number;
	/** How the provider answers the next sending. */
	behave: (behaviour: "accept" | "refuse" | "fail") => void;
	stop: () => Promise<unknown>;
	/** The provider goes away. */
	close: () => Promise<unknown>;
};

const now = new Date("2026-05-12T10:00:00Z");

const words = [
	["accents and emoji", "Forêt \u{1F333} où l’été dure, ¡çà et là!"],
	["right-to-left text", "مرحبا بالعالم"],
	["many lines", "un\n\ndeux\ntrois"],
	["what looks like code", "<script>alert('x')</script> '; DROP TABLE \"Matter\"; --"],
	["a very long text", "mot ".repeat(900).trim()],
] as const;

/** What every adapter promises, whatever its provider: one suite, run by each. */
export const adapterContract = (name: string, setUp: () => Promise<Subject>) =>
	describe(`the contract of adapters: ${name}`, () => {
		let subject: Subject;
		beforeAll(async () => {
			subject = await setUp();
		});
		afterAll(() => subject.stop());

		const parsed = async (push: Push) => {
			const { adapter } = subject;
			const all = await Promise.all(adapter.split(push).map((event) => adapter.parse(event)));
			return all.flat();
		};

		it("believes what is rightly signed, and nothing else", () => {
			const { adapter, push } = subject;
			const right = push("bonjour", now);
			expect(adapter.verify(right)).toBeNull();
			expect(adapter.verify({ ...right, url: right.url.split("?")[0] ?? "", headers: new Headers() })).toBe("unsigned");
			const wrong = new Headers(
				[...right.headers].map(([key, value]): [string, string] => [
					key,
					value.replace(/.$/, (end) => (end === "a" ? "b" : "a")),
				]),
			);
			const wrongUrl = right.url.replace(/(key=.*)$/, "$1x");
			expect(adapter.verify({ ...right, headers: wrong, url: wrongUrl })).toBe("badly-signed");
		});

		it("refuses an old push where the provider dates them", () => {
			const { adapter, push, isDated } = subject;
			const old = push("bonjour", new Date(now.getTime() - 3_600_000));
			expect(adapter.verify({ ...old, now })).toBe(isDated ? "stale" : null);
		});

		it("gives the same event the same identifier, and another event another", () => {
			const { adapter, push } = subject;
			const id = (text: string, at: Date) => adapter.split(push(text, at)).map(({ nativeId }) => nativeId);
			const once = push("un", now);
			expect(adapter.split(once)).toEqual(adapter.split(once));
			expect(id("un", now)).not.toEqual(id("deux", now));
			expect(id("un", now)).toHaveLength(1);
		});

		it.each(words)("brings in %s unharmed", async (_, text) => {
			expect(await parsed(subject.push(text, now))).toMatchObject([{ kind: "message", text }]);
		});

		it("understands the same bytes the same way, twice", async () => {
			const push = subject.push("bonjour", now);
			expect(await parsed(push)).toEqual(await parsed(push));
		});

		it("says that an empty push holds nothing, and never throws on one", async () => {
			const push = subject.push("x", now);
			const url = push.url.split("?")[0] ?? "";
			expect(subject.adapter.split({ ...push, url, body: new Uint8Array() })).toEqual([]);
			expect(() => subject.adapter.verify({ ...push, body: new Uint8Array() })).not.toThrow();
		});

		it("keeps an event it cannot read, under some identifier", () => {
			const push = { ...subject.push("x", now), body: new Uint8Array([0, 255, 123, 34, 200]) };
			expect(subject.adapter.split(push)).toHaveLength(1);
		});

		it("hands over what the provider accepts, with the provider's identifier", async () => {
			const before = subject.taken();
			const sending = await subject.adapter.send(
				{ subject: "Réponse", text: "Jeudi.", ...subject.message },
				subject.address,
				"cle-1",
			);
			expect(sending).toMatchObject({ outcome: "accepted", nativeId: expect.stringMatching(/./) });
			expect(subject.taken()).toBe(before + 1);
		});

		it("tells a refusal for good from one for now", async () => {
			const { adapter, address, behave, message = {} } = subject;
			behave("refuse");
			expect(await adapter.send({ subject: "x", text: "x", ...message }, address, "cle-2")).toMatchObject({
				outcome: "refused",
				fault: "address",
			});
			behave("fail");
			expect(await adapter.send({ subject: "x", text: "x", ...message }, address, "cle-3")).toMatchObject({
				outcome: "later",
				fault: "transient",
			});
			behave("accept");
			expect(await adapter.send({ subject: "x", text: "x", ...message }, address, "cle-3")).toMatchObject({
				outcome: "accepted",
			});
		});

		it("says «later» when the provider is away, and names nobody", async () => {
			await subject.close();
			const sending = await subject.adapter.send(
				{ subject: "x", text: "x", ...subject.message },
				subject.address,
				"cle-4",
			);
			expect(sending).toMatchObject({ outcome: "later" });
			expect(JSON.stringify(sending)).not.toContain(subject.address);
		});

		it("describes itself", () => {
			const { id, channel, inbound } = subject.adapter.describe();
			expect([id, channel].every((text) => /^[a-z:]+$/.test(text))).toBe(true);
			expect(inbound.length).toBeGreaterThan(0);
		});
	});
