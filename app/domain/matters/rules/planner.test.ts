import { describe, expect, it } from "vitest";
import { type Address, planDeliveries, type Recipient } from "./planner";

const email: Address = {
	contactPointId: "mail",
	channel: "email",
	address: "lea@exemple.example",
	state: "proved",
	rank: 1,
	usedHere: true,
	isSuppressed: false,
};
const sms: Address = { ...email, contactPointId: "phone", channel: "sms", address: "+33612345678", rank: 2 };
const ordinary = { isConfidential: false, isUrgent: false, isQuietHour: false };
const someone = (change: Partial<Recipient>): Recipient => ({
	hasAccount: false,
	addresses: [email],
	wished: null,
	last: null,
	...change,
});
const plan = (recipient: Partial<Recipient>, answer = {}) =>
	planDeliveries(someone(recipient), { ...ordinary, ...answer }).map(
		({ channel, content, isHeld }) => `${channel} ${content}${isHeld ? " held" : ""}`,
	);

describe("one answer", () => {
	it.each<[string, Partial<Recipient>, object, string[]]>([
		["goes by e-mail to who only gave an e-mail", {}, {}, ["email full"]],
		["stands on the page of who has an account", { hasAccount: true }, {}, ["web full", "email full"]],
		[
			"is only announced by e-mail when it is confidential",
			{ hasAccount: true },
			{ isConfidential: true },
			["web full", "email pointer"],
		],
		[
			"is only announced to who prefers the page",
			{ hasAccount: true, wished: "web" },
			{},
			["web full", "email pointer"],
		],
		[
			"never travels by SMS, which says where it is",
			{ addresses: [email, sms], wished: "sms" },
			{},
			["sms pointer", "email full"],
		],
		["does not ring at night", { addresses: [sms] }, { isQuietHour: true }, ["sms pointer held"]],
		["rings at night when it is urgent", { addresses: [sms] }, { isQuietHour: true, isUrgent: true }, ["sms pointer"]],
		["passes over a dead address", { addresses: [{ ...email, state: "dead" }, sms] }, {}, ["sms pointer"]],
		["passes over an address that asked for silence", { addresses: [{ ...email, isSuppressed: true }] }, {}, []],
		[
			"does not use an unproved address of another matter",
			{ addresses: [{ ...email, state: "unproved", usedHere: false }] },
			{},
			[],
		],
		[
			"uses an unproved address for its own matter",
			{ addresses: [{ ...email, state: "unproved" }] },
			{},
			["email full"],
		],
		["prefers the person's order to their last channel", { addresses: [sms, email], last: "sms" }, {}, ["email full"]],
		[
			"follows the last channel when nothing else decides",
			{ addresses: [email, { ...sms, rank: 1 }], last: "sms" },
			{},
			["sms pointer", "email full"],
		],
	])("%s", (_, recipient, answer, expected) => expect(plan(recipient, answer)).toEqual(expected));
});
