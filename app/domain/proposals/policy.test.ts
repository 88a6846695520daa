import { describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { changeRefusal, maySeeHidden, supportRefusal, withdrawalRefusal } from "./policy";

const now = new Date("2026-05-12T10:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const phase = {
	method: "proposals",
	settings: { editHours: 24 },
	startsAt: hours(-240),
	endsAt: hours(240),
	transitions: [],
	consultation: { state: "published" as const },
};

const proposal = { authorId: "a", state: "published" as const, hiddenAt: null, publishedAt: hours(-23) };

const person = (accountId: string): Actor => ({
	kind: "resident",
	confirmed: true,
	accountId,
	name: "Nour",
	sessionId: "s",
});

describe("the author of a proposal", () => {
	it("may change it within the hours of the phase, and withdraw it while the phase is open", () => {
		expect(changeRefusal(person("a"), proposal, phase, now)).toBeNull();
		expect(withdrawalRefusal(person("a"), { ...proposal, publishedAt: hours(-200) }, phase, now)).toBeNull();
	});

	it.each([
		["somebody else", person("b"), proposal, phase, "not-author"],
		["a visitor", visitor, { ...proposal, authorId: null }, phase, "not-author"],
		["its author a day later", person("a"), { ...proposal, publishedAt: hours(-24) }, phase, "edit-window-over"],
		[
			"its author where texts never change",
			person("a"),
			proposal,
			{ ...phase, settings: { editHours: 0 } },
			"edit-window-over",
		],
		["its author once withdrawn", person("a"), { ...proposal, state: "withdrawn" as const }, phase, "not-published"],
		["its author once hidden", person("a"), { ...proposal, hiddenAt: now }, phase, "not-published"],
		["its author once the phase is over", person("a"), proposal, { ...phase, endsAt: now }, "phase-closed"],
	])("is not %s", (_, actor, asked, asOf, refusal) => {
		expect(changeRefusal(actor, asked, asOf, now)).toBe(refusal);
	});
});

describe("supporting", () => {
	it("is refused for what is withdrawn or hidden, whoever asks", () => {
		expect(supportRefusal(person("b"), proposal, phase, now)).toBeNull();
		expect(supportRefusal(person("b"), { ...proposal, hiddenAt: now }, phase, now)).toBe("not-published");
		expect(supportRefusal(visitor, proposal, phase, now)).toBe("sign-in-needed");
	});
});

describe("what moderation has hidden", () => {
	it("is seen by its author and by moderators", () => {
		const staff = (role: "agent" | "moderator"): Actor => ({
			kind: "staff",
			role,
			office: null,
			accountId: "m",
			name: "Max",
			sessionId: "s",
		});
		expect(
			[person("a"), person("b"), visitor, staff("agent"), staff("moderator")].map((one) => maySeeHidden(one, proposal)),
		).toEqual([true, false, false, false, true]);
	});
});
