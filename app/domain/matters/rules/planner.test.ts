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
const point = (channel: Address["channel"], change: Partial<Address> = {}): Address => ({
	...{ ...email, contactPointId: channel, channel, address: channel, rank: 3 },
	...change,
});
const ordinary = { isConfidential: false, isUrgent: false, isQuietHour: false };
const someone = (change: Partial<Recipient>): Recipient => ({
	hasAccount: false,
	hasPush: false,
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
		[
			"prefers the person's order to their last channel",
			{ addresses: [{ ...sms, usedHere: false }, email], last: "sms" },
			{},
			["email full"],
		],
		[
			"is announced by every other channel people wrote from",
			{ addresses: [email, sms, point("mastodon"), point("bluesky")] },
			{},
			["email full", "sms pointer", "mastodon neutral", "mastodon pointer", "bluesky neutral", "bluesky pointer"],
		],
		[
			"is not announced by a channel nobody used here",
			{ addresses: [email, { ...sms, usedHere: false }] },
			{},
			["email full"],
		],
		[
			"never writes in public to who did not write there",
			{ addresses: [point("mastodon", { usedHere: false })] },
			{},
			[],
		],
		[
			"goes by letter to who wished it",
			{ addresses: [email, point("letter")], wished: "letter" },
			{},
			["letter full", "email pointer"],
		],
		[
			"keeps a confidential answer for a sealed letter",
			{ addresses: [point("letter")] },
			{ isConfidential: true },
			["letter full"],
		],
		[
			"never asks anybody to call or print for a pointer",
			{ addresses: [email, point("call"), point("letter")] },
			{},
			["email full"],
		],
		["has a call made to who has nothing but a telephone at home", { addresses: [point("call")] }, {}, ["call full"]],
		[
			"rings in the browser that asked for it, never with its content",
			{ hasAccount: true, hasPush: true },
			{},
			["web full", "email full", "push pointer"],
		],
		[
			"follows the last channel when nothing else decides",
			{ addresses: [email, { ...sms, rank: 1 }], last: "sms" },
			{},
			["sms pointer", "email full"],
		],
	])("%s", (_, recipient, answer, expected) => expect(plan(recipient, answer)).toEqual(expected));
});
