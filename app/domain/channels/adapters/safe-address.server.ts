import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { env } from "~/server/env.server";

/** Networks that are nobody's on the internet: private, local, link, carrier, multicast (RFC 1918, 4193, 6598, 6890). */
const inside = new BlockList();
for (const [network, bits] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["224.0.0.0", 3],
] as const)
	inside.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
	["::", 127],
	["64:ff9b::", 96],
	["fc00::", 7],
	["fe80::", 10],
	["ff00::", 8],
] as const)
	inside.addSubnet(network, bits, "ipv6");

/** Whether an IP address belongs to the internet at large. */
export const isPublicIp = (address: string): boolean => {
	const family = isIP(address);
	if (family === 0) return false;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return isPublicIp(mapped);
	return !inside.check(address, family === 6 ? "ipv6" : "ipv4");
};

/**
 * Whether an address may be called: http or https, and every IP of its name on the internet at large. Outside production
 * stand-in servers run on the machine itself, so only the scheme counts there.
 */
export const isPublicAddress = async (url: URL): Promise<boolean> => {
	const isProduction = env().PARVIS_MODE === "production";
	if (url.protocol !== "https:" && (isProduction || url.protocol !== "http:")) return false;
	if (!isProduction) return true;
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (isIP(host)) return isPublicIp(host);
	const found = await lookup(host, { all: true }).catch(() => []);
	return found.length > 0 && found.every(({ address }) => isPublicIp(address));
};
