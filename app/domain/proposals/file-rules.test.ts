import { describe, expect, it } from "vitest";
import { documentExtension, labelOfName } from "./file-rules";

const bytesOf = (text: string) => new Uint8Array([...text].map((letter) => letter.charCodeAt(0)));

describe("a document", () => {
	it("is told by its content, not by its name", () => {
		expect(documentExtension(bytesOf("%PDF-1.7 …"), "plan.exe")).toBe("pdf");
		expect(documentExtension(bytesOf("MZ program"), "plan.pdf")).toBeNull();
		expect(documentExtension(bytesOf("<html><script>"), "plan.docx")).toBeNull();
	});

	it("that is an archive is a text of an office suite, or nothing", () => {
		const odt = `PK\u0003\u0004${" ".repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`;
		expect(documentExtension(bytesOf(odt), "note.zip")).toBe("odt");
		expect(documentExtension(bytesOf("PK\u0003\u0004…"), "note.docx")).toBe("docx");
		expect(documentExtension(bytesOf("PK\u0003\u0004…"), "note.zip")).toBeNull();
	});

	it("is first called as its file", () => {
		expect(labelOfName("C:\\Mes documents\\plan_de-la place.pdf")).toBe("plan de la place");
	});
});
