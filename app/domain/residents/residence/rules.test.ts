import { expect, it } from "vitest";
import { CODE_ALPHABET, documentType, foldedCode, shownCode } from "./rules";

it("reads a code however it is copied", () => {
	for (const typed of ["abcd-efgh", " ABCD EFGH ", "ABCDEFGH", "ab cd-ef gh"])
		expect(foldedCode(typed)).toBe("ABCDEFGH");
	expect(shownCode("ABCDEFGH")).toBe("ABCD-EFGH");
});

it("prints no sign that is mistaken for another", () => {
	expect(CODE_ALPHABET).not.toMatch(/[01ILOU]/);
});

it("knows a document by its bytes", () => {
	expect(documentType(new TextEncoder().encode("%PDF-1.7"))).toBe("application/pdf");
	expect(documentType(new TextEncoder().encode("<html>"))).toBeNull();
	expect(documentType(new Uint8Array())).toBeNull();
});
