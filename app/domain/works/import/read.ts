import { readCsv } from "~/lib/read-csv";
import { type RemoteRequest, readRequests } from "../outbound/requests";

/** What other systems call each field of a table. */
const aliases: Record<keyof Omit<RemoteRequest, "lat" | "lng" | "token"> | "lat" | "lng", string[]> = {
	id: ["service_request_id", "unique key", "id", "numero"],
	status: ["status", "etat", "statut"],
	notes: ["status_notes", "resolution description"],
	serviceCode: ["service_code", "type"],
	serviceName: ["service_name", "complaint type", "type", "soustype"],
	description: ["description", "descriptor", "soustype"],
	address: ["address", "incident address", "adresse"],
	lat: ["lat", "latitude"],
	lng: ["long", "lng", "longitude"],
	requestedAt: ["requested_datetime", "created date", "date"],
	updatedAt: ["updated_datetime", "closed date"],
};

const ofRecord = (record: Record<string, string>): RemoteRequest => {
	const byName = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value.trim()]));
	const get = (field: keyof typeof aliases) => aliases[field].map((name) => byName.get(name)).find(Boolean) ?? "";
	const number = (text: string) => (text === "" || !Number.isFinite(Number(text)) ? null : Number(text));
	return {
		...{ id: get("id"), token: "", status: get("status").toLowerCase(), notes: get("notes") },
		...{ serviceCode: get("serviceCode"), serviceName: get("serviceName"), description: get("description") },
		...{ address: get("address"), lat: number(get("lat")), lng: number(get("lng")) },
		...{ requestedAt: get("requestedAt"), updatedAt: get("updatedAt") },
	};
};

/** The requests of a file: GeoReport XML or JSON, or a table with a line of names; null when it is none of these. */
export const readFile = (text: string): RemoteRequest[] | null => {
	const requests = readRequests(text);
	if (requests) return requests;
	if (/^\s*[<[{]/.test(text)) return null;
	const records = readCsv(text);
	return records.length > 0 ? records.map(ofRecord) : null;
};

const US = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([AP])M$/;
const PLAIN = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?$/;

/** The moments real systems write: with a zone as the standard wants, without one, or the American way; null for none of them. */
export const readDate = (text: string): Date | null => {
	const us = US.exec(text);
	const plain = PLAIN.exec(text);
	const hour = us ? (Number(us[4]) % 12) + (us[7] === "P" ? 12 : 0) : 0;
	const written = us
		? `${us[3]}-${us[1]}-${us[2]}T${String(hour).padStart(2, "0")}:${us[5]}:${us[6]}Z`
		: plain
			? `${plain[1]}T${plain[2]}Z`
			: text;
	const date = new Date(written);
	return text === "" || Number.isNaN(date.getTime()) ? null : date;
};
