import { describe, expect, it } from "vitest";
import { rehearse, stepsSchema } from "./macro";

describe("a macro", () => {
	it("says what it would write and do, in order, and does nothing", () => {
		const steps = stepsSchema.parse([
			{ do: "write", text: "Bonjour {nom}," },
			{ do: "insert", answer: "encombrants" },
			{ do: "route", topic: "cleanliness" },
			{ do: "note", text: "Rappeler lundi" },
			{ do: "outcome", outcome: "waiting_resident" },
		]);
		expect(rehearse(steps, { encombrants: "Le camion passe le mardi." })).toEqual({
			text: "Bonjour {nom},\n\nLe camion passe le mardi.",
			answer: "encombrants",
			outcome: "waiting_resident",
			effects: [
				{ do: "route", topic: "cleanliness" },
				{ do: "note", text: "Rappeler lundi" },
			],
			missing: [],
		});
	});

	it("says which answers it names are no more", () => {
		expect(rehearse([{ do: "insert", answer: "toString" }], {})).toMatchObject({ text: "", missing: ["toString"] });
	});

	it.each([
		[[]],
		[[{ do: "run", code: "x" }]],
		[[{ do: "route", topic: "nowhere" }]],
		[Array.from({ length: 13 }, () => ({ do: "urgent" }))],
	])("refuses what is no list of known acts", (steps) => expect(stepsSchema.safeParse(steps).success).toBe(false));
});
