import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { findCity } from "~/domain/settings/queries.server";
import { IMAGE_BYTES } from "~/lib/images";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { readMultipart, type Upload } from "~/server/uploads.server";
import { MAX_PHOTOS } from "../schema";
import { type Fault, fault, faultsAnswer, given, type Params } from "./faults";
import type { Language } from "./services.server";
import { type Answer, toJson, toXml } from "./tree";

export type Format = "xml" | "json";

export type Call = { context: Context; params: Params; language: Language; url: URL };

/** An answer with its headers, or what is wrong with the call. */
export type Reply = { answer: Answer; headers?: Record<string, string> } | { faults: Fault[]; retryAfter?: number };

/** The largest form without files, in bytes. */
const FORM_LIMIT = 256 * 1024;

const types: Record<Format, string> = { xml: "text/xml; charset=utf-8", json: "application/json; charset=utf-8" };

/** Any site may read: no cookie opens anything here. */
const open = {
	"Access-Control-Allow-Origin": "*",
	"Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
	"Access-Control-Allow-Headers": "Content-Type",
	"Access-Control-Expose-Headers": "Link, Retry-After",
	"Access-Control-Max-Age": "86400",
	"Cache-Control": "no-cache",
};

/** The format a path ends with; null when it names none. */
export const formatOf = (url: URL): Format | null =>
	(/\.(xml|json)$/.exec(decodeURI(url.pathname.replace(/%(?![0-9a-f]{2})/gi, "%25")))?.[1] as Format | undefined) ??
	null;

const respond = (request: Request, format: Format, reply: Reply): Response => {
	const answer = "faults" in reply ? faultsAnswer(reply.faults) : reply.answer;
	const status = "faults" in reply ? (reply.faults[0]?.code ?? 400) : 200;
	const extra =
		"faults" in reply ? (reply.retryAfter ? { "Retry-After": String(reply.retryAfter) } : {}) : reply.headers;
	const body = request.method === "HEAD" ? null : format === "json" ? toJson(answer) : toXml(answer);
	return new Response(body, { status, headers: { ...open, ...extra, "Content-Type": types[format] } });
};

const slug = (name: string) =>
	name
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");

/** The names this city answers to as `jurisdiction_id`: its own, its host's, the domain of its address. */
export const jurisdictions = async (context: Context): Promise<string[]> => {
	const { name, contactEmail } = await findCity(context);
	return [slug(name), new URL(env().PUBLIC_URL).hostname, contactEmail.split("@")[1] ?? ""].filter(Boolean);
};

const jurisdictionFault = async (context: Context, params: Params): Promise<Fault | null> => {
	const asked = given(params, "jurisdiction_id");
	if (asked === null) return null;
	const known = await jurisdictions(context);
	return known.includes(asked.toLowerCase())
		? null
		: fault(404, `jurisdiction_id: "${asked.slice(0, 80)}" is not served here; this endpoint serves ${known[0]}`);
};

const noFormat = fault(404, "The address must end in .xml or .json");

/** Answers a reading call in the format its address asks for, errors too. */
export const answerGet = async (
	request: Request,
	context: Context,
	work: (call: Call) => Promise<Reply>,
): Promise<Response> => {
	if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: open });
	const url = new URL(request.url);
	const format = formatOf(url);
	if (!format) return respond(request, "xml", { faults: [noFormat] });
	const wrong = await jurisdictionFault(context, url.searchParams);
	if (wrong) return respond(request, format, { faults: [wrong] });
	const language = given(url.searchParams, "locale") === "en" ? "en" : "fr";
	return respond(request, format, await work({ context, params: url.searchParams, language, url }));
};

const readText = async (request: Request): Promise<string | null> => {
	const chunks: Uint8Array[] = [];
	let size = 0;
	if (!request.body) return "";
	for await (const chunk of Readable.fromWeb(request.body as NodeStream) as AsyncIterable<Uint8Array>) {
		size += chunk.byteLength;
		if (size > FORM_LIMIT) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
};

const paramsOfJson = (text: string): Params | null => {
	try {
		const body: unknown = JSON.parse(text);
		if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
		const params = new URLSearchParams();
		const add = (name: string, value: unknown) => {
			for (const item of Array.isArray(value) ? value : [value])
				if (["string", "number", "boolean"].includes(typeof item)) params.append(name, String(item));
		};
		for (const [name, value] of Object.entries(body)) {
			const isGroup = name === "attribute" && typeof value === "object" && value !== null && !Array.isArray(value);
			if (isGroup) for (const [code, answer] of Object.entries(value)) add(`attribute[${code}]`, answer);
			else add(name, value);
		}
		return params;
	} catch {
		return null;
	}
};

type Body = { params: Params; uploads: Upload[] } | { fault: Fault };

const readFiles = async (request: Request): Promise<Body> => {
	const read = await readMultipart(request, { field: null, max: MAX_PHOTOS, bytes: IMAGE_BYTES }).catch(
		(refused: unknown) => {
			if (refused instanceof Response) return refused.status;
			throw refused;
		},
	);
	if (typeof read === "number")
		return { fault: read === 413 ? fault(413, "The form is too large") : fault(400, "The form could not be read") };
	if (read.fault === "too-large")
		return { fault: fault(400, `media: a file is larger than ${IMAGE_BYTES / 1024 / 1024} MB`) };
	if (read.fault === "too-many") return { fault: fault(400, `media: at most ${MAX_PHOTOS} files`) };
	const params = new URLSearchParams();
	for (const [name, value] of read.form) if (typeof value === "string") params.append(name, value);
	return { params, uploads: read.files };
};

const readBody = async (request: Request): Promise<Body> => {
	const type = (request.headers.get("content-type") ?? "").toLowerCase();
	if (type.startsWith("multipart/form-data")) return readFiles(request);
	const text = await readText(request);
	if (text === null) return { fault: fault(413, "The form is too large") };
	if (type.startsWith("application/json")) {
		const params = paramsOfJson(text);
		return params ? { params, uploads: [] } : { fault: fault(400, "The body is not a JSON object") };
	}
	if (type.includes("xml"))
		return { fault: fault(400, "Send a form: application/x-www-form-urlencoded or multipart/form-data") };
	return { params: new URLSearchParams(text), uploads: [] };
};

/** A proxy that says it was reached in clear. */
const isInClear = (request: Request) =>
	env().PUBLIC_URL.startsWith("https:") && request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "http";

/** Answers a writing call: as `answerGet`, with the form read whatever its kind, after what its address says. */
export const answerPost = async (
	request: Request,
	context: Context,
	work: (call: Call & { uploads: Upload[] }) => Promise<Reply>,
): Promise<Response> => {
	const url = new URL(request.url);
	const format = formatOf(url);
	if (!format) return respond(request, "xml", { faults: [noFormat] });
	if (request.method !== "POST") return respond(request, format, { faults: [fault(405, "Use GET or POST")] });
	if (isInClear(request))
		return respond(request, format, { faults: [fault(400, "Use https: keys travel in the form")] });
	const body = await readBody(request);
	if ("fault" in body) return respond(request, format, { faults: [body.fault] });
	const params = new URLSearchParams([...url.searchParams, ...body.params]);
	const wrong = await jurisdictionFault(context, params);
	if (wrong) return respond(request, format, { faults: [wrong] });
	const language = given(params, "locale") === "en" ? "en" : "fr";
	return respond(request, format, await work({ context, params, language, url, uploads: body.uploads }));
};

/** What an address that is only read answers to a form. */
export const readOnly = async (): Promise<Reply> => ({ faults: [fault(405, "This address is only read: use GET")] });
