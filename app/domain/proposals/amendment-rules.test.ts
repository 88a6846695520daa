import { describe, expect, it } from "vitest";
import { applyAmendment, passagesOf } from "./amendment-rules";

const body = "Il faut un banc.\r\n\r\nDevant l’école, à l’ombre.";

describe("an amendment", () => {
	it("replaces its passage and nothing else", () => {
		expect(applyAmendment(body, "un banc", "deux bancs")).toBe("Il faut deux bancs.\n\nDevant l’école, à l’ombre.");
		expect(applyAmendment(body, "un banc.\n\nDevant", "un banc\ndevant")).toContain("un banc\ndevant l’école");
	});

	it("may strike a passage out, and finds nothing in a text that no longer holds it", () => {
		expect(applyAmendment(body, "Devant l’école, à l’ombre.", "")).toBe("Il faut un banc.");
		expect(applyAmendment(body, "une fontaine", "deux fontaines")).toBeNull();
	});

	it("takes special signs as they are", () => {
		expect(applyAmendment("Coût : $1.", "$1", "$& (.*)")).toBe("Coût : $& (.*).");
	});
});

describe("the passages offered", () => {
	it("are paragraphs, long ones by sentences, each found in the text", () => {
		const long = `${"Une phrase assez longue pour compter vraiment beaucoup. ".repeat(8)}Fin !`;
		const passages = passagesOf(`${body}\n\n${long}`);
		expect(passages.slice(0, 2)).toEqual(["Il faut un banc.", "Devant l’école, à l’ombre."]);
		expect(passages.length).toBeGreaterThan(9);
		for (const passage of passages) expect(applyAmendment(`${body}\n\n${long}`, passage, "x")).not.toBeNull();
	});
});
