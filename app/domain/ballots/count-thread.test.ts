import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { countByRules, type MarkedGroup } from "./count";
import { countApart } from "./count-thread.server";
import type { VoteRules } from "./schema";

const PROJECTS = 60;
const BALLOTS = 4_000;

const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;

const rules: VoteRules = {
	...{ format: "parvis-vote-rules-1", level: "open", method: "up-to-k", limit: 10, minimum: 1 },
	...{ eligibility: "confirmed-account", changeable: true, tie: "draw", earlyClose: false },
	options: Array.from({ length: PROJECTS }, (_, index) => ({
		...{ id: idOf(index), title: `Projet ${index}`, cost: 1_000 + 137 * index, envelope: "e1" },
	})),
	money: {
		envelopes: [{ id: "e1", title: "La ville", amount: 90_000 }],
		...{ spread: "all", leftover: "stays", incompatible: [], count: { rule: "mes", completion: "add1u" } },
	},
};

/** Ballots that all differ: what makes a count long. */
const groups: MarkedGroup[] = Array.from({ length: BALLOTS }, (_, ballot) => ({
	choices: [...new Set(Array.from({ length: 6 }, (_, at) => (ballot * (at + 3) + at * at) % PROJECTS))]
		.sort((a, b) => a - b)
		.map(idOf),
	marks: [],
	count: 1,
}));

describe("a large count", () => {
	it("is made in a thread of its own, gives the same result, and leaves this one free", async () => {
		const order = rules.options.map(({ id }) => id);
		let ticks = 0;
		let isOver = false;
		const watch = (async () => {
			while (!isOver) {
				await sleep(5);
				ticks += 1;
			}
		})();
		const apart = await countApart({ rules, groups, order });
		isOver = true;
		await watch;
		// Timers fired while it counted: pages would have been answered.
		expect(ticks).toBeGreaterThan(5);
		expect(apart).toEqual(JSON.parse(JSON.stringify(countByRules(rules, groups, order))));
	}, 60_000);
});
