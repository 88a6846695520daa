import { childText, readXml } from "~/lib/read-xml";

/** A request as another GeoReport v2 server gives it. Texts as they came. */
export type RemoteRequest = {
	id: string;
	token: string;
	status: string;
	notes: string;
	serviceCode: string;
	serviceName: string;
	description: string;
	address: string;
	lat: number | null;
	lng: number | null;
	requestedAt: string;
	updatedAt: string;
};

type Get = (name: string) => string;

const number = (text: string): number | null => {
	const value = Number(text);
	return text.trim() !== "" && Number.isFinite(value) ? value : null;
};

const requestOf = (get: Get): RemoteRequest => ({
	id: get("service_request_id") || get("id"),
	token: get("token"),
	status: get("status").toLowerCase(),
	notes: get("status_notes"),
	serviceCode: get("service_code"),
	serviceName: get("service_name"),
	description: get("description"),
	address: get("address").replace(/\s+/g, " ").trim(),
	lat: number(get("lat")),
	lng: number(get("long")),
	requestedAt: get("requested_datetime"),
	updatedAt: get("updated_datetime"),
});

const ofJson = (text: string): RemoteRequest[] | null => {
	try {
		const read: unknown = JSON.parse(text);
		const rows = Array.isArray(read) ? read : [read];
		return rows
			.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null)
			.map((row) => requestOf((name) => (row[name] === null || row[name] === undefined ? "" : String(row[name]))));
	} catch {
		return null;
	}
};

const isJson = (text: string) => /^\s*[[{]/.test(text);

/** The requests in an answer of «requests» or «tokens», XML or JSON; null when it is neither. */
export const readRequests = (text: string): RemoteRequest[] | null => {
	if (isJson(text)) return ofJson(text);
	const root = readXml(text.trim());
	if (!root || (root.name !== "service_requests" && root.name !== "request")) return null;
	const rows = root.name === "request" ? [root] : root.children.filter(({ name }) => name === "request");
	return rows.map((row) => requestOf((name) => childText(row, name)));
};

/** What an answer of error says, in one line; its beginning when it says nothing we know. */
export const readFault = (text: string): string => {
	const root = isJson(text) ? null : readXml(text.trim());
	const said = root?.name === "errors" ? root.children.map((error) => childText(error, "description")) : [];
	if (isJson(text)) {
		try {
			const read: unknown = JSON.parse(text);
			for (const row of Array.isArray(read) ? read : [read])
				said.push(String((row as { description?: unknown })?.description ?? ""));
		} catch {
			return text.slice(0, 200);
		}
	}
	return said.filter(Boolean).join(" ; ").slice(0, 300) || text.replace(/\s+/g, " ").slice(0, 200);
};
