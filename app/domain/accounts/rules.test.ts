import { describe, expect, it } from "vitest";
import { addressPrefix, deviceLabel, emailKey } from "./rules";

describe("two spellings of one address", () => {
	it.each([
		["Lea.Martin@Exemple.example", "lea.martin@exemple.example"],
		["  lea.martin@exemple.example ", "lea.martin@exemple.example"],
		["ｌｅａ.martin@exemple.example", "lea.martin@exemple.example"],
		["JOSÉ@exemple.example", "jose\u0301@exemple.example"],
	])("«%s» and «%s» are one account", (one, other) => expect(emailKey(one)).toBe(emailKey(other)));

	it.each([
		["lea.martin@exemple.example", "leamartin@exemple.example"],
		["lea+ville@exemple.example", "lea@exemple.example"],
	])("«%s» and «%s» are two", (one, other) => expect(emailKey(one)).not.toBe(emailKey(other)));
});

describe("the label of a device", () => {
	const chrome =
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";
	const safari =
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
	it.each([
		[chrome, "Chrome · Windows"],
		[`${chrome} Edg/130.0`, "Edge · Windows"],
		[safari, "Safari · iPhone"],
		["Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Linux"],
		["curl/8", ""],
		[null, ""],
	])("of %s is «%s»", (userAgent, label) => expect(deviceLabel(userAgent)).toBe(label));
});

describe("the neighbourhood of an address", () => {
	it.each([
		["203.0.113.77", "203.0.113.0/24"],
		["::ffff:203.0.113.9", "203.0.113.0/24"],
		["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
		["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
		["2001:db8::1", "2001:db8:0:0::/64"],
		["::1", "0:0:0:0::/64"],
	])("of %s is %s", (ip, prefix) => expect(addressPrefix(ip)).toBe(prefix));
});
