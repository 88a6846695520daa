import type { Context } from "~/server/context.server";
import { sign } from "~/server/sign.server";

/** What is kept of an address that asked for silence: nobody can read it back, and a new import is still recognised. */
export const addressHash = (kind: string, address: string): string => sign("suppression", `${kind}:${address}`);

/** Which of these addresses may not be written to for this purpose; «all» covers every purpose. */
export const silentAmong = async (
	{ db }: Context,
	addresses: { kind: string; address: string }[],
	purpose: "service" | "institutional",
): Promise<Set<string>> => {
	const hashes = new Map(addresses.map((one) => [addressHash(one.kind, one.address), one.address]));
	const found = await db.suppression.findMany({
		where: { addressHash: { in: [...hashes.keys()] }, purpose: { in: ["all", purpose] } },
		select: { addressHash: true },
	});
	return new Set(found.flatMap(({ addressHash }) => hashes.get(addressHash) ?? []));
};
