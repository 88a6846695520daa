import { describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { voteRefusal } from "./policy";

const now = new Date("2026-05-12T10:00:00Z");
const phase = {
	method: "vote",
	settings: {},
	startsAt: new Date("2026-05-01T00:00:00Z"),
	endsAt: new Date("2026-05-20T00:00:00Z"),
	transitions: [],
	consultation: { state: "published" as const },
};
const resident = { kind: "resident", confirmed: true, accountId: "1", name: "Léa", sessionId: "1" } as const;

describe("who may vote", () => {
	it.each([
		["a resident while the vote is open", resident, { state: "open", phase }, null],
		["nobody once it is closed", resident, { state: "closed", phase }, "vote-closed"],
		["a visitor must sign in", visitor, { state: "open", phase }, "sign-in-needed"],
		["a visitor is not sent to sign in for nothing", visitor, { state: "closed", phase }, "vote-closed"],
		[
			"nobody before it opens",
			resident,
			{ state: "open", phase: { ...phase, startsAt: phase.endsAt } },
			"phase-upcoming",
		],
		["nobody after its end", resident, { state: "open", phase: { ...phase, endsAt: now } }, "phase-closed"],
		["nobody in a vote that is not", resident, null, "vote-absent"],
	] as const)("%s", (_, actor, vote, refusal) => expect(voteRefusal(actor, vote, now)).toBe(refusal));
});
