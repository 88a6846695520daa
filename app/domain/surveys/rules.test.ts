import { describe, expect, it } from "vitest";
import { readValues } from "./reading";
import { changed, faultOf, faultsOf, isRna, isShown, isSiret, itemsOf, shownValues } from "./rules";
import { type Question, questionFormSchema, questionSchema } from "./schema";
import { nextStep } from "./steps";
import { majorityOf, tableOf, tally } from "./tally";

const ask = (id: string, type: Question["type"], more: Partial<Question> = {}): Question =>
	questionSchema.parse({ id, type, label: `Question ${id}`, ...more });

const yesNo = [
	{ id: "o1", label: "Oui" },
	{ id: "o2", label: "Non" },
];

const car = ask("car", "single", { options: yesNo, required: true });
const why = ask("why", "short", { required: true, conditions: [{ question: "car", operator: "is", value: "non" }] });
const else_ = ask("else", "short", { conditions: [{ question: "why", operator: "answered", value: "" }] });

describe("conditions", () => {
	it("show a question by the words of another's answer, capitals and accents apart", () => {
		expect(isShown(why, [car, why], { car: "o2" })).toBe(true);
		expect(isShown(why, [car, why], { car: "o1" })).toBe(false);
	});

	it("take away the answer of a question no longer shown, and what hung on it", () => {
		const all = { car: "o1", why: "Trop cher", else: "Rien" };
		expect(shownValues([car, why, else_], all)).toEqual({ car: "o1" });
		expect(faultsOf([car, why, else_], all)).toEqual({});
		expect(faultsOf([car, why, else_], { car: "o2" })).toEqual({ why: "required" });
	});

	it("hold together or one at a time", () => {
		const conditions = [
			{ question: "car", operator: "is" as const, value: "Oui" },
			{ question: "car", operator: "is-not" as const, value: "Oui" },
		];
		expect(isShown(ask("x", "short", { conditions }), [car, ask("x", "short", { conditions })], { car: "o1" })).toBe(
			false,
		);
		const any = ask("x", "short", { conditions, match: "any" });
		expect(isShown(any, [car, any], { car: "o1" })).toBe(true);
	});
});

describe("an answer", () => {
	const scale = ask("s", "scale", { min: 0, max: 5 });
	const matrix = ask("m", "matrix-single", { options: yesNo, rows: yesNo, required: true });
	it.each([
		["a number out of bounds", ask("n", "number", { min: 1, max: 9 }), 10, "out-of-bounds"],
		["words where a number is asked", ask("n", "number"), "beaucoup", "not-a-number"],
		["a step the scale has not", scale, 6, "out-of-bounds"],
		["an option that is none", car, "o9", "not-an-option"],
		["a rank given twice", ask("r", "ranking", { options: yesNo }), ["o1", "o2", "o1"], "rank-twice"],
		["a row left out", matrix, { o1: "o1" }, "rows-missing"],
		["a text too long", ask("t", "short"), "x".repeat(301), "too-long"],
		["a SIRET mistyped", ask("z", "siret"), "732 829 320 00075", "siret"],
		["nothing where an answer is required", car, undefined, "required"],
		["a right one", scale, 5, null],
	] as const)("is judged: %s", (_, question, value, fault) => {
		expect(faultOf(question, value as never)).toBe(fault);
	});

	it("knows companies and associations", () => {
		expect(isSiret("732 829 320 00074")).toBe(true);
		expect(isSiret("35600000049837")).toBe(true);
		expect(isRna("w751004076")).toBe(true);
		expect(isRna("751004076")).toBe(false);
	});

	it("keeps what was typed when it is no number", () => {
		const form = new FormData();
		form.set("q.n", "1 250,5");
		expect(readValues([ask("n", "number")], form)).toEqual({ n: 1250.5 });
		form.set("q.n", "beaucoup");
		expect(readValues([ask("n", "number")], form)).toEqual({ n: "beaucoup" });
	});
});

describe("going through the pages", () => {
	const pages = [
		{ id: "p1", title: "", questions: [car, why] },
		{ id: "p2", title: "", questions: [else_] },
		{ id: "p3", title: "", questions: [ask("end", "short")] },
	];
	const sent = (entries: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(entries)) form.set(name, value);
		return nextStep(pages, form);
	};

	it("shows the page again when an answer brings up another question, without scripts", () => {
		expect(sent({ page: "0", soFar: "{}", "q.car": "o2" })).toMatchObject({
			page: 0,
			isLonger: true,
			values: { car: "o2" },
		});
		expect(sent({ page: "0", soFar: `{"car":"o2"}`, "q.car": "o2", "q.why": "" })).toMatchObject({
			page: 0,
			faults: { why: "required" },
		});
	});

	it("skips pages with nothing to ask, and comes back losing nothing", () => {
		expect(sent({ page: "0", soFar: "{}", "q.car": "o1" })).toMatchObject({ page: 2, values: { car: "o1" } });
		const back = sent({ page: "2", soFar: `{"car":"o1"}`, "q.end": "Merci", go: "back" });
		expect(back).toMatchObject({ page: 0, values: { car: "o1", end: "Merci" } });
		expect(sent({ page: "2", soFar: `{"car":"o1"}`, "q.end": "Merci" })).toMatchObject({ isDone: true });
	});

	it("survives a form someone has tampered with", () => {
		expect(sent({ page: "99", soFar: "{oups" })).toMatchObject({ page: 2 });
	});
});

describe("the builder", () => {
	it("keeps the identity of options that are reworded or moved, so that no answer moves", () => {
		const before = itemsOf("Oui\nNon", []);
		expect(before).toEqual([
			{ id: "o1", label: "Oui" },
			{ id: "o2", label: "Non" },
		]);
		expect(itemsOf("Non\nOui", before).map(({ id }) => id)).toEqual(["o2", "o1"]);
		expect(itemsOf("Oui, souvent\nNon", before).map(({ id }) => id)).toEqual(["o1", "o2"]);
		expect(itemsOf("Oui\nNon\nParfois", before)[2]).toEqual({ id: "o3", label: "Parfois" });
	});

	it("moves a question across the edge of its page", () => {
		const pages = [
			{ id: "p1", title: "", questions: [car] },
			{ id: "p2", title: "", questions: [why] },
		];
		const down = changed(pages, { kind: "down", id: "car" });
		expect(down.map(({ questions }) => questions.map(({ id }) => id))).toEqual([[], ["car", "why"]]);
		const up = changed(down, { kind: "up", id: "why" });
		expect(up[1]?.questions.map(({ id }) => id)).toEqual(["why", "car"]);
	});

	it.each([
		[
			"10,000 options",
			{
				type: "single",
				label: "Quelle rue ?",
				options: Array.from({ length: 10_000 }, (_, index) => `Rue ${index}`).join("\n"),
			},
			"options",
		],
		["a label of signs alone", { type: "short", label: "🎉🎉🎉" }, "label"],
		["one option", { type: "single", label: "Oui ?", options: "Oui" }, "options"],
		["bounds backwards", { type: "number", label: "Combien ?", min: 9, max: 1 }, "max"],
	])("refuses %s", (_, form, field) => {
		const parsed = questionFormSchema.safeParse({ version: 1, ...form });
		expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
	});
});

describe("results", () => {
	it("count choices, ranks and mentions", () => {
		const many = ask("many", "multiple", { options: yesNo });
		expect(tally(many, [{ many: ["o1", "o2"] }, { many: ["o1"] }, {}])).toMatchObject({
			answered: 2,
			rows: [{ count: 2 }, { count: 1 }],
		});
		const order = ask("order", "ranking", { options: yesNo });
		expect(tally(order, [{ order: ["o2", "o1"] }, { order: ["o2"] }])).toMatchObject({
			rows: [
				{ id: "o2", mean: 1 },
				{ id: "o1", mean: 2 },
			],
		});
		expect(majorityOf([1, 1, 1, 0, 0, 0, 2])).toBe(2);
		expect(majorityOf([0, 0, 0, 0, 0, 0, 0])).toBeNull();
	});

	it("export words, never identifiers of options", () => {
		const { head, rows } = tableOf(
			[car, why],
			[{ at: new Date("2026-05-12T09:00:00Z"), values: { car: "o2", why: "Trop cher" } }],
		);
		expect([head, ...rows]).toEqual([
			["Question car", "Question why"],
			["2026-05-12", "Non", "Trop cher"],
		]);
	});
});
