import { describe, expect, it } from "vitest";
import { referenceOfMessageId, referenceOfReplyAddress, replyAddress, signedMessageId } from "./signing.server";

const reference = "D-7KQ4-M2PX";
const messageId = "019ae5f4-8c00-7000-8000-000000000001";

describe("a reply address", () => {
	const address = replyAddress(reference) ?? "";

	it("carries the reference through servers that fold capitals", () => {
		expect(referenceOfReplyAddress(address.toUpperCase())).toBe(reference);
		expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
	});

	it.each([
		["another reference under the same signature", address.replace("7kq4", "7kq5")],
		["a signature with one sign changed", address.replace(/.@/, (end) => (end[0] === "a" ? "b@" : "a@"))],
		["no signature", "reponse+d7kq4m2px@ville.example"],
		["the bare reference", reference],
	])("is not believed with %s", (_, forged) => expect(referenceOfReplyAddress(forged)).toBeNull());
});

describe("our Message-ID", () => {
	const identifier = signedMessageId(reference, messageId);

	it("says the matter", () => expect(referenceOfMessageId(`<${identifier}>`)).toBe(reference));

	it.each([
		["another message under the same signature", identifier.replace("0001.", "0002.")],
		["a reply signature in its place", `d7kq4m2px.${messageId}.${replyAddress(reference)?.split(/[.@]/)[1]}@localhost`],
		["an identifier of somebody else", "CAD1a2b3@mail.exemple.example"],
	])("is not believed with %s", (_, forged) => expect(referenceOfMessageId(forged)).toBeNull());
});
