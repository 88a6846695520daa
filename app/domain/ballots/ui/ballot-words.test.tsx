import { describe, expect, it } from "vitest";
import { htmlOf } from "~/test/render";
import type { VoteRules } from "../schema";
import { Reglement } from "./Reglement";
import { SecretStatusBar } from "./secret/SecretStatusBar";

const ids = ["a", "b", "c"].map((letter) => `0000000${letter}-0000-4000-8000-000000000000`);
const rules: VoteRules = {
	...{ format: "parvis-vote-rules-1", level: "secret", method: "ranked", limit: 3, minimum: 1, seats: 1 },
	...{ eligibility: "confirmed-account", changeable: true, tie: "draw", earlyClose: false, count: { rule: "schulze" } },
	access: {
		...{ identity: 3, residence: true, ageFrom: 16, ageTo: null },
		areas: [{ id: ids[0] ?? "", name: "Les Lavoirs" }],
	},
	secret: { roll: "closed", otherWays: "" },
	options: ids.map((id, index) => ({ id, title: `Option ${index + 1}` })),
};

describe("the words of a vote", () => {
	it("say in the rules who may vote, each condition in a sentence", () => {
		const dates = { startsAt: new Date("2026-05-01T00:00:00Z"), endsAt: null };
		const html = htmlOf(<Reglement rules={rules} rulesHash="abc" {...dates} />);
		expect(html).toContain("une identité vérifiée avec FranceConnect");
		expect(html).toContain("un domicile vérifié par la ville");
		expect(html).toContain("habiter le quartier Les Lavoirs");
		expect(html).toContain("avoir 16 ans ou plus");
		expect(html).not.toMatch(/rules\.|terms\./);
	});

	it("say in the rules who checks these conditions, for each way to vote", () => {
		const dates = { startsAt: new Date("2026-05-01T00:00:00Z"), endsAt: null };
		const open: VoteRules = { ...rules, level: "open", channels: ["web", "code", "paper", "counter", "kiosk"] };
		const html = htmlOf(<Reglement rules={open} rulesHash="abc" {...dates} />);
		expect(html).toContain("Qui vérifie ces conditions");
		for (const way of ["Sur ce site", "Par code imprimé", "Dans un bureau de vote", "À un guichet", "Sur une borne"])
			expect(html).toContain(way);
		const byCode = htmlOf(<Reglement rules={{ ...open, eligibility: "code" }} rulesHash="abc" {...dates} />);
		expect(byCode).not.toContain("le compte de la personne les prouve");
		const { access: _, ...free } = open;
		expect(htmlOf(<Reglement rules={free} rulesHash="abc" {...dates} />)).not.toContain("Qui vérifie");
	});

	it("say why a secret ranking is not counted yet, and that the one before stays", () => {
		const ballot = { choices: ids.slice(0, 2), marks: [1, 3] };
		const status = { kind: "not-counted", reason: "rank-skipped" } as const;
		const html = htmlOf(<SecretStatusBar status={status} ballot={ballot} rules={rules} previous={2} />);
		expect(html).toContain("Pas encore comptée.");
		expect(html).toContain("Il manque un rang.");
		expect(html).toContain("(2 choix) reste compté");
		const waiting = { kind: "not-counted", reason: "no-card" } as const;
		const card = htmlOf(<SecretStatusBar status={waiting} ballot={ballot} rules={rules} previous={0} />);
		expect(card).toContain("Retirez d’abord votre carte de vote");
	});
});
