import { describe, expect, it } from "vitest";
import type { Rule } from "../schema";
import { decide, type Facts, shadowed, shifted } from "./routing";

const aRule = (name: string, when: Partial<Rule["when"]>, active = true): Rule => ({
	id: `00000000-0000-4000-8000-0000000000${name.padStart(2, "0")}`,
	name,
	active,
	when: { categories: [], areaIds: [], answers: [], channels: [], ...when },
	taker: { unitCode: name, teamId: null, contractorId: null },
});

const lamp: Facts = {
	category: "lampadaire",
	parentCategory: "eclairage",
	areaId: "nord",
	answers: { panne: "clignote", autres: ["a", "b"] },
	channel: "web",
};

describe("routing", () => {
	it("takes the first rule that fits and says why the others did not", () => {
		const rules = [
			aRule("1", { categories: ["voirie"] }),
			aRule("2", { categories: ["eclairage"], areaIds: ["sud"] }),
			aRule("3", { answers: ["panne=eteinte"] }),
			aRule("4", { channels: ["open311"] }),
			aRule("5", {}, false),
			aRule("6", { categories: ["eclairage"], answers: ["panne=clignote"] }),
			aRule("7", {}),
		];
		const { rule, position, trace } = decide(rules, lamp);
		expect([rule?.name, position]).toEqual(["6", 6]);
		expect(trace.map(({ because }) => because)).toEqual(["category", "area", "answers", "channel", "inactive"]);
		expect(shadowed(rules, lamp)).toEqual([7]);
	});

	it("finds an answer among several, and no rule where none fits", () => {
		expect(decide([aRule("1", { answers: ["autres=b"] })], lamp).position).toBe(1);
		expect(decide([aRule("1", { answers: ["autres=c"] })], lamp).rule).toBeNull();
	});

	it("moves a rule a step, and nowhere beyond the ends", () => {
		const rules = [aRule("1", {}), aRule("2", {})];
		const names = (list: Rule[]) => list.map(({ name }) => name).join("");
		expect(names(shifted(rules, rules[1]?.id ?? "", -1))).toBe("21");
		expect(names(shifted(rules, rules[0]?.id ?? "", -1))).toBe("12");
	});
});
