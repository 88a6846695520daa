import { type RemoteRequest, readFault, readRequests } from "./requests";

export type Endpoint = { url: string; key: string; jurisdiction: string };

/** How long another server may take, in milliseconds, and how much it may say, in bytes. */
const LIMITS = { wait: 10_000, bytes: 4 * 1024 * 1024 };

export type Answer =
	| { kind: "ok"; requests: RemoteRequest[] }
	/** It said no: nothing was made. */
	| { kind: "refused"; error: string }
	/** Nobody knows whether it was made. */
	| { kind: "uncertain"; error: string };

const query = (values: Record<string, string>) => {
	const given = Object.entries(values).filter(([, value]) => value !== "");
	return new URLSearchParams(given).toString();
};

const textOf = async (response: Response): Promise<string> => {
	const bytes = await response.arrayBuffer();
	return new TextDecoder().decode(bytes.slice(0, LIMITS.bytes));
};

/** A refused connection never reached anybody; all else may have. */
const isUnreached = (error: unknown): boolean => {
	const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: string };
	return code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN";
};

const ask = async (url: string, init: RequestInit): Promise<Answer> => {
	try {
		const signal = AbortSignal.timeout(LIMITS.wait);
		const response = await fetch(url, { ...init, signal, redirect: "manual" });
		const text = await textOf(response);
		const error = `${response.status} ${readFault(text)}`;
		if (response.status >= 500) return { kind: "uncertain", error };
		if (!response.ok) return { kind: "refused", error };
		const requests = readRequests(text);
		return requests ? { kind: "ok", requests } : { kind: "uncertain", error: `${response.status}, unreadable answer` };
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error);
		const { code = "" } = ((error as { cause?: unknown }).cause ?? {}) as { code?: string };
		return { kind: isUnreached(error) ? "refused" : "uncertain", error: `${said} ${code}`.trim() };
	}
};

/** «POST requests.xml»: makes a request there. */
export const postRequest = ({ url, key, jurisdiction }: Endpoint, fields: Record<string, string>): Promise<Answer> =>
	ask(`${url}/requests.xml`, {
		method: "POST",
		headers: { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" },
		body: query({ api_key: key, jurisdiction_id: jurisdiction, ...fields }),
	});

/** «GET requests.xml»: what was asked there between two moments. */
export const listRequests = (
	{ url, jurisdiction }: Endpoint,
	search: { service_code: string; from: Date; to: Date },
): Promise<Answer> => {
	const day = (date: Date) => date.toISOString().replace(/\.\d+Z$/, "Z");
	const { service_code, from, to } = search;
	const asked = query({ jurisdiction_id: jurisdiction, service_code, start_date: day(from), end_date: day(to) });
	return ask(`${url}/requests.xml?${asked}`, {});
};

/** «GET requests/{id}.xml» or «GET tokens/{token}.xml». */
export const findRequest = (
	{ url, jurisdiction }: Endpoint,
	what: "requests" | "tokens",
	id: string,
): Promise<Answer> =>
	ask(`${url}/${what}/${encodeURIComponent(id)}.xml?${query({ jurisdiction_id: jurisdiction })}`, {});
