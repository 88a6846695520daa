import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { listCategories } from "../queries/categories.server";
import { findCategory, listAllCategories } from "../queries/category-desk.server";
import { type CategoryForm, categoryFormSchema, type QuestionForm, questionFormSchema } from "../rules/category-form";
import { changeQuestions } from "./change-questions.server";
import { saveCategory } from "./save-category.server";
import { shiftCategory } from "./shift-category.server";

const form = (nameFr: string, more: Partial<Record<keyof CategoryForm, unknown>> = {}) =>
	categoryFormSchema.parse({ nameFr, nameEn: `${nameFr} (en)`, active: true, ...more });

const made = async (nameFr: string, more: Partial<Record<keyof CategoryForm, unknown>> = {}) => {
	const result = await saveCategory(testContext(), { code: null, form: form(nameFr, more) });
	if (!result.ok) throw new Error(result.reason);
	const found = await findCategory(testContext(), result.value.code);
	if (!found) throw new Error("not made");
	return found;
};

const question = (labelFr: string, more: Partial<Record<keyof QuestionForm, unknown>> = {}) =>
	questionFormSchema.parse({ kind: "string", labelFr, labelEn: labelFr, ...more });

const twoAnswers = [
	{ fr: "Oui", en: "Yes" },
	{ fr: "", en: "" },
	{ fr: "Non", en: "No", stopFr: "Appelez le 18", stopEn: "Call 18" },
];

const names = async () =>
	(await listCategories(testContext())).map(({ nameFr, children }) => [nameFr, children.map((child) => child.nameFr)]);

describe("the tree of categories", () => {
	it("is built, ordered, archived and taken up again by an administrator", async () => {
		const theme = await made("Végétation & jardins");
		expect(theme.code).toBe("vegetation-jardins");
		const tree = await made("Arbre tombé", { parentId: theme.id, delayWorkingDays: "3" });
		const hedge = await made("Haie", { parentId: theme.id });
		expect(await names()).toEqual([["Végétation & jardins", ["Arbre tombé", "Haie"]]]);
		await shiftCategory(testContext(), { code: hedge.code, step: -1 });
		expect(await names()).toEqual([["Végétation & jardins", ["Haie", "Arbre tombé"]]]);
		await saveCategory(testContext(), { code: theme.code, form: form("Végétation", { active: false }) });
		expect(await names()).toEqual([]);
		expect(await listAllCategories(testContext())).toHaveLength(1);
		const early = await saveCategory(testContext(), { code: tree.code, form: form("Arbre", { parentId: theme.id }) });
		expect(early).toEqual({ ok: false, reason: "parent-archived" });
		await saveCategory(testContext(), { code: theme.code, form: form("Végétation") });
		expect(await names()).toEqual([]);
		await saveCategory(testContext(), { code: tree.code, form: form("Arbre", { parentId: theme.id }) });
		expect(await names()).toEqual([["Végétation", ["Arbre"]]]);
	});

	it("has two levels, and codes of one category each, even when two administrators add it at once", async () => {
		const theme = await made("Eau");
		const leaf = await made("Fuite", { parentId: theme.id });
		const refused = async (code: string | null, asked: CategoryForm) => {
			const result = await saveCategory(testContext(), { code, form: asked });
			return result.ok ? null : result.reason;
		};
		expect(await refused(null, form("Trop bas", { parentId: leaf.id }))).toBe("parent-unknown");
		const other = await made("Air");
		expect(await refused(theme.code, form("Eau", { parentId: other.id }))).toBe("has-children");
		const both = await Promise.all([1, 2].map(() => refused(null, form("Bruit"))));
		expect(both.sort()).toEqual(["code-taken", null]);
		expect(await db().reportCategory.count({ where: { code: "bruit" } })).toBe(1);
	});

	it("offers the layers ticked, and no longer those unticked", async () => {
		const layer = await db().assetLayer.create({
			data: { code: "lampes", nameFr: "Lampes", nameEn: "Lamps", categoryCodes: [], importedAt: new Date() },
		});
		const lamp = await made("Lampe", { layers: [layer.id] });
		expect(lamp.layers).toEqual([layer.id]);
		await saveCategory(testContext(), { code: lamp.code, form: form("Lampe") });
		expect((await findCategory(testContext(), lamp.code))?.layers).toEqual([]);
	});
});

describe("the questions of a category", () => {
	const questionsOf = async (code: string) => (await findCategory(testContext(), code))?.questions ?? [];

	it("are added with conditions and instructions, moved and removed, never before what they depend on", async () => {
		const { code: category } = await made("Fuite d’eau");
		const change = (asked: Parameters<typeof changeQuestions>[1]["change"]) =>
			changeQuestions(testContext(), { category, change: asked });
		const danger = question("Y a-t-il danger ?", { kind: "singlevaluelist", options: twoAnswers });
		await change({ kind: "save", code: null, form: danger });
		await change({ kind: "save", code: null, form: question("Où ?", { ticks: ["y_a_t_il_danger=oui"] }) });
		const [first, second] = await questionsOf(category);
		expect(first).toMatchObject({
			code: "y_a_t_il_danger",
			options: [{ key: "oui" }, { key: "non", stop: { fr: "Appelez le 18", en: "Call 18" } }],
		});
		expect(second?.showIf).toEqual({ question: "y_a_t_il_danger", in: ["oui"] });
		expect(await change({ kind: "shift", code: "ou", step: -1 })).toEqual({ ok: false, reason: "depended-on" });
		expect(await change({ kind: "remove", code: "y_a_t_il_danger" })).toEqual({ ok: false, reason: "depended-on" });
		expect(await change({ kind: "remove", code: "inconnue" })).toEqual({ ok: false, reason: "unknown" });
		await change({ kind: "save", code: "ou", form: question("Où ?") });
		expect((await change({ kind: "shift", code: "ou", step: -1 })).ok).toBe(true);
		expect((await questionsOf(category)).map(({ code }) => code)).toEqual(["ou", "y_a_t_il_danger"]);
	});

	it("keep a condition that ticks cannot say", async () => {
		const { code: category } = await made("Bruit");
		const showIf = { not: { question: "quand", in: ["nuit"] } };
		const list = { kind: "singlevaluelist", required: false, label: { fr: "Quand", en: "When" } };
		const options = [{ key: "nuit", label: { fr: "La nuit", en: "At night" } }];
		const last = { code: "ou", kind: "string", required: false, label: { fr: "Où", en: "Where" }, options: [], showIf };
		await db().reportCategory.update({
			where: { code: category },
			data: { questions: [{ ...list, code: "quand", options }, last] },
		});
		const change = { kind: "save", code: "ou", form: question("Où exactement ?") } as const;
		expect((await changeQuestions(testContext(), { category, change })).ok).toBe(true);
		expect((await questionsOf(category))[1]).toMatchObject({ label: { fr: "Où exactement ?" }, showIf });
	});
});
