import { isPublicAddress } from "./safe-address.server";

/** A provider that does not answer within this time (ms) is tried again later. */
export const TIMEOUT_MS = 10_000;

/** More than this (bytes) is no answer of a provider. */
const LIMIT = 4 * 1024 * 1024;

export type Answer = { status: number; body: Record<string, unknown>; list: unknown[] };

const readLimited = async (response: Response): Promise<string> => {
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = response.body?.getReader();
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		size += part.value.length;
		if (size > LIMIT) throw new Error("answer too large");
		chunks.push(part.value);
	}
	return Buffer.concat(chunks).toString("utf8");
};

/**
 * Calls a provider's API at the address the city set: never elsewhere (no redirect is followed), never inside the city's
 * own network (`isPublicAddress`), never longer than the timeout, never more than the limit. Throws when it cannot.
 */
export const callApi = async (
	base: string,
	path: string,
	init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> => {
	const url = new URL(path, `${base.replace(/\/$/, "")}/`);
	if (url.origin !== new URL(base).origin) throw new Error("not the provider's own address");
	if (!(await isPublicAddress(url))) throw new Error("an address inside the network");
	const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
	const text = await readLimited(response);
	let parsed: unknown = null;
	try {
		parsed = text ? JSON.parse(text) : null;
	} catch {
		// Not JSON: the status says enough.
	}
	const list = Array.isArray(parsed) ? parsed : [];
	const body = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : {};
	return { status: response.status, body: body as Record<string, unknown>, list };
};
