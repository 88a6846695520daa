import { describe, expect, it } from "vitest";
import { consultationStatus, datesRefusal, phaseStatus, slugOf, statusReason } from "./rules";

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 4, day, hour));
const dates = (from: number, to: number | null) => ({ startsAt: at(from), endsAt: to === null ? null : at(to) });

describe("the status of a phase", () => {
	it.each([
		["is upcoming the instant before it starts", dates(10, 20), new Date(at(10).getTime() - 1), "upcoming"],
		["is open from its first instant", dates(10, 20), at(10), "open"],
		["is open until the instant before its end", dates(10, 20), new Date(at(20).getTime() - 1), "open"],
		["is closed at its end", dates(10, 20), at(20), "closed"],
		["stays open without an end", dates(10, null), at(31), "open"],
	])("%s", (_, phase, now, expected) => {
		expect(phaseStatus(phase, [], now)).toBe(expected);
	});

	const suspended = { kind: "suspended", at: at(12), reason: "Dossier incomplet" };
	const resumed = { kind: "resumed", at: at(14), reason: null };
	const annulled = { kind: "annulled", at: at(15), reason: "Projet abandonné" };

	it.each([
		["open before the suspension", [suspended], at(11), "open", null],
		["suspended from it on", [suspended], at(12), "suspended", "Dossier incomplet"],
		["open again once resumed", [suspended, resumed], at(14), "open", null],
		["closed at its end even if still suspended", [suspended], at(20), "closed", "Dossier incomplet"],
		["annulled whatever the clock says", [suspended, resumed, annulled], at(25), "annulled", "Projet abandonné"],
	])("is %s", (_, transitions, now, status, reason) => {
		expect(phaseStatus(dates(10, 20), transitions, now)).toBe(status);
		expect(statusReason(transitions, now)).toBe(reason);
	});
});

describe("the dates of phases", () => {
	it.each([
		["that end before they start", dates(20, 10), [], "ends-before-start"],
		["that end as they start", dates(10, 10), [], "ends-before-start"],
		["that cover the end of another", dates(5, 15), [dates(1, 10)], "phases-overlap"],
		["that cover another whole", dates(1, 30), [dates(10, 12)], "phases-overlap"],
		["that start with another", dates(10, 12), [dates(10, 20)], "phases-overlap"],
		["after a phase without end", dates(20, 30), [dates(10, null)], "only-last-open-ended"],
		["without end before another phase", dates(1, null), [dates(10, 20)], "only-last-open-ended"],
	])("refuse dates %s", (_, phase, others, refusal) => {
		expect(datesRefusal(phase, others)).toBe(refusal);
	});

	it("accept a phase that starts as another ends, and a last one without end", () => {
		expect(datesRefusal(dates(10, null), [dates(1, 10)])).toBeNull();
	});
});

describe("the status of a consultation", () => {
	const phases = [dates(10, 15), dates(18, 20)];

	it.each([
		["upcoming before its first phase", at(9), "upcoming"],
		["open between two phases", at(16), "open"],
		["closed after its last phase", at(20), "closed"],
	])("is %s", (_, now, status) => {
		expect(consultationStatus({ state: "published", phases }, now)).toBe(status);
		expect(consultationStatus({ state: "draft", phases }, now)).toBe("draft");
	});
});

describe("the address of a consultation", () => {
	it.each([
		["Où planter 500 arbres ?", "ou-planter-500-arbres"],
		["Cœur de ville — l’été à vélo", "coeur-de-ville-l-ete-a-velo"],
		["🌳🌳🌳", ""],
	])("is drawn from «%s»", (title, slug) => {
		expect(slugOf(title)).toBe(slug);
	});

	it("is at most 60 characters and never ends on a dash", () => {
		expect(slugOf(`${"a".repeat(59)} ${"b".repeat(59)}`)).toBe("a".repeat(59));
	});
});
