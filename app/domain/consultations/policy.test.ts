import { describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { participationRefusal } from "./policy";

const now = new Date("2026-05-12T10:00:00Z");
const day = (count: number) => new Date(now.getTime() + count * 86_400_000);

const phase = {
	method: "proposals",
	settings: {},
	startsAt: day(-1),
	endsAt: day(1),
	transitions: [],
	consultation: { state: "published" as const },
};

const common = { accountId: "a", name: "Nour", sessionId: "s" };
const resident: Actor = { kind: "resident", confirmed: true, ...common };
const unconfirmed: Actor = { ...resident, confirmed: false };
const agent: Actor = { kind: "staff", role: "agent", office: null, ...common };
const stopped = (kind: string) => ({ ...phase, transitions: [{ kind, at: day(-0.5), reason: "Parce que" }] });

describe("taking part in a phase", () => {
	it("is open to a resident who has confirmed their address", () => {
		expect(participationRefusal(resident, phase, "submit", now)).toBeNull();
		expect(participationRefusal(resident, phase, "support", now)).toBeNull();
	});

	it.each([
		["a visitor", visitor, phase, "sign-in-needed"],
		["an unconfirmed account", unconfirmed, phase, "confirmation-needed"],
		["the staff", agent, phase, "not-allowed"],
		["a resident too early", resident, { ...phase, startsAt: day(0.1) }, "phase-upcoming"],
		["a resident too late", resident, { ...phase, endsAt: now }, "phase-closed"],
		["a resident during a suspension", resident, stopped("suspended"), "phase-suspended"],
		["a resident after an annulment", resident, stopped("annulled"), "phase-annulled"],
		[
			"anyone in a draft",
			resident,
			{ ...phase, consultation: { state: "draft" as const } },
			"consultation-not-published",
		],
		[
			"anyone once called off",
			resident,
			{ ...phase, consultation: { state: "annulled" as const } },
			"consultation-annulled",
		],
		["a proposal in a vote", resident, { ...phase, method: "vote" }, "action-not-offered"],
		[
			"a visitor in a phase that is over, before asking them to sign in",
			visitor,
			{ ...phase, endsAt: now },
			"phase-closed",
		],
	])("is refused to %s", (_, actor, asked, refusal) => {
		expect(participationRefusal(actor, asked, "submit", now)).toBe(refusal);
	});

	it("offers supports only where the city switched them on", () => {
		const silent = { ...phase, settings: { supports: false } };
		expect(participationRefusal(resident, silent, "support", now)).toBe("action-not-offered");
	});
});
