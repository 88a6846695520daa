import { describe, expect, it } from "vitest";
import type { Actor } from "~/lib/actor";
import { fileRefusal, isTheirTurn, stageAfter } from "./assessment-policy";
import { fileSchema } from "./assessment-schema";

const staff = (accountId: string, role: "agent" | "elected" | "admin" = "agent"): Actor => ({
	kind: "staff",
	role,
	accountId,
	...{ name: accountId, office: null, sessionId: "s" },
});

const file = { stage: "analysis", analystId: "ana", supervisorId: "sup", deciderId: "dec", version: 2 };

const complete = {
	feasibility: "yes",
	opinion: "favourable",
	analysis: "Le terrain est libre et plat.",
	costEuros: "9000",
};
const answered = {
	kind: "taken-up",
	answer: "La ville réalise cette proposition au printemps, place comprise.",
	cites: "12",
};

const form = (more: Record<string, unknown> = {}) =>
	fileSchema.parse({
		version: 2,
		move: "conclude",
		...more,
		costEuros: more.costEuros ? Number(more.costEuros) : null,
	});

describe("a file goes from hand to hand", () => {
	it("belongs to the person named at its stage, and to an administrator", () => {
		expect(isTheirTurn(staff("ana"), file)).toBe(true);
		expect(isTheirTurn(staff("sup"), file)).toBe(false);
		expect(isTheirTurn(staff("chief", "admin"), file)).toBe(true);
		expect(isTheirTurn(staff("dec", "agent"), { ...file, stage: "decision" })).toBe(false);
		expect(isTheirTurn(staff("dec", "elected"), { ...file, stage: "decision" })).toBe(true);
	});

	it.each([
		["someone else’s turn", staff("sup"), file, form(complete), "not-yours"],
		["an older version", staff("ana"), file, form({ ...complete, version: 1 }), "stale-version"],
		["no explanation", staff("ana"), file, form({ ...complete, analysis: "" }), "analysis-missing"],
		["feasible without a cost", staff("ana"), file, form({ ...complete, costEuros: null }), "cost-missing"],
		[
			"nothing before the analysis",
			staff("ana"),
			file,
			form({ move: "back", note: "Il manque tout." }),
			"nothing-before",
		],
		["sent back without a word", staff("sup"), { ...file, stage: "review" }, form({ move: "back" }), "note-needed"],
		["no answer", staff("sup"), { ...file, stage: "review" }, form({ ...answered, answer: "Oui." }), "answer-missing"],
		["no one cited", staff("sup"), { ...file, stage: "review" }, form({ ...answered, cites: "" }), "cites-missing"],
		["decided already", staff("dec", "elected"), { ...file, stage: "decided" }, form(answered), "decided-already"],
	] as const)("refuses %s", (_, actor, asked, input, reason) => {
		expect(fileRefusal(actor, asked, input, true)).toBe(reason);
	});

	it("is refused to residents", () => {
		const resident: Actor = { kind: "resident", confirmed: true, accountId: "ana", name: "Ana", sessionId: "s" };
		expect(fileRefusal(resident, file, form(complete), false)).toBe("not-allowed");
	});

	it("moves one stage on or back, and needs no cost where nothing can be done", () => {
		expect(fileRefusal(staff("ana"), file, form({ ...complete, feasibility: "no", costEuros: null }), true)).toBe(null);
		expect(stageAfter("analysis", "conclude")).toBe("review");
		expect(stageAfter("decision", "conclude")).toBe("decided");
		expect(stageAfter("decision", "back")).toBe("review");
		expect(stageAfter("review", "save")).toBe("review");
	});
});
