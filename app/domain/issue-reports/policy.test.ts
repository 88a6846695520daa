import { describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { contestRefusal, filingRefusal, mergeRefusal, moveRefusal } from "./policy";
import type { MoveIncident } from "./schema";

const signedIn = { accountId: "a", name: "A", sessionId: "s" };
const resident: Actor = { kind: "resident", confirmed: true, ...signedIn };
const agent: Actor = { kind: "staff", role: "agent", office: null, ...signedIn };
const elected: Actor = { kind: "staff", role: "elected", office: null, ...signedIn };

describe("filing a report", () => {
	const fine = { isInCity: true, isCategoryOpen: true, email: null };

	it.each([
		["by a resident, in the city", resident, fine, null],
		["outside the city", resident, { ...fine, isInCity: false }, "outside-the-city"],
		["in a category that is closed", resident, { ...fine, isCategoryOpen: false }, "category-closed"],
		["without account nor address", visitor, fine, "email-needed"],
		["without account, with an address", visitor, { ...fine, email: "a@b.example" }, null],
		["before having confirmed one's account", { ...resident, confirmed: false }, fine, "confirmation-needed"],
	] as const)("%s", (_, actor, filing, refusal) => {
		expect(filingRefusal(actor, filing)).toBe(refusal);
	});
});

describe("moving an incident", () => {
	const incident = { state: "triaged", version: 3 } as const;
	const move = (change: Partial<MoveIncident>): MoveIncident => ({
		to: "in_progress",
		version: 3,
		publicText: "",
		internalText: "",
		externalTo: "",
		...change,
	});

	it.each([
		["by an agent", agent, move({}), null],
		["by an elected official", elected, move({}), "not-allowed"],
		["by a resident", resident, move({}), "not-allowed"],
		["after somebody else has", agent, move({ version: 2 }), "changed-meanwhile"],
		["to a state it cannot reach", agent, move({ to: "reopened" }), "move-not-possible"],
		["to fixed, without a word", agent, move({ to: "resolved" }), "public-text-needed"],
		["to fixed, saying how", agent, move({ to: "resolved", publicText: "Lampe changée." }), null],
		["to closed, without a reason", agent, move({ to: "rejected", publicText: "Non." }), "reason-needed"],
		[
			"to closed as not ours, without saying whose",
			agent,
			move({ to: "rejected", publicText: "Non.", rejectionReason: "not_ours" }),
			"organisation-needed",
		],
		["to an organisation not named", agent, move({ to: "external" }), "organisation-needed"],
		["to planned, without a date", agent, move({ to: "planned" }), "date-needed"],
		["to planned for a day", agent, move({ to: "planned", plannedFor: "2026-12-01" }), null],
	] as const)("%s", (_, actor, asked, refusal) => {
		expect(moveRefusal(actor, incident, asked)).toBe(refusal);
	});
});

describe("showing two incidents as one", () => {
	it.each([
		["by an agent", agent, "received", "triaged", null],
		["by a resident", resident, "received", "triaged", "not-allowed"],
		["when one is already shown with another", agent, "duplicate", "triaged", "already-merged"],
		["when one is hidden", agent, "received", "hidden", "not-visible"],
	] as const)("%s", (_, actor, from, into, refusal) => {
		expect(mergeRefusal(actor, { id: "1", state: from }, { id: "2", state: into })).toBe(refusal);
	});

	it("with itself is refused", () => {
		expect(mergeRefusal(agent, { id: "1", state: "received" }, { id: "1", state: "received" })).toBe("same-incident");
	});
});

describe("contesting a closing", () => {
	it("is for those who reported it, once it is closed", () => {
		expect(contestRefusal(resident, { state: "resolved", isReporter: true })).toBeNull();
		expect(contestRefusal(resident, { state: "in_progress", isReporter: true })).toBe("not-closed");
		expect(contestRefusal(resident, { state: "resolved", isReporter: false })).toBe("not-reporter");
		expect(contestRefusal(agent, { state: "resolved", isReporter: true })).toBe("not-reporter");
	});
});
