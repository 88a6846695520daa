import { describe, expect, it } from "vitest";
import { publishRefusal } from "./policy";

const ready = {
	conclusion: "La ville plantera vingt arbres place du Marché dès l’automne.",
	decisions: [{ kind: "taken-up" as const, reason: "Dès l’automne." }],
	vote: { state: "closed" as const, isCounted: true },
	versions: 0,
	reason: "",
};

describe("results can be published", () => {
	it.each([
		["when all is said", {}, null],
		["without a vote", { vote: null }, null],
		["not while the vote is open", { vote: { state: "open", isCounted: false } }, "vote-open"],
		["not before the count", { vote: { state: "closed", isCounted: false } }, "vote-not-counted"],
		["not without a conclusion", { conclusion: "  Merci.  " }, "no-conclusion"],
		["not with a proposal undecided", { decisions: [{ kind: "", reason: "" }] }, "decision-missing"],
		["not with a decision unexplained", { decisions: [{ kind: "taken-up", reason: " " }] }, "decision-missing"],
		["again only with what changed", { versions: 1 }, "reason-missing"],
		["again with what changed", { versions: 1, reason: "Une date précisée." }, null],
	] as const)("%s", (_, change, refusal) => expect(publishRefusal({ ...ready, ...change })).toBe(refusal));
});
