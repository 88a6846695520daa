import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { translatorFor } from "~/i18n/i18next.server";
import { issueText } from "~/i18n/issues";
import type { Translate } from "~/i18n/namespaces";
import { readMultipart, type UploadLimits } from "./uploads.server";

/** What every loader and action is given that these functions need. */
export type RequestArgs = { request: Request; context: AppLoadContext };

/** The largest form without files, in bytes. */
const FORM_LIMIT = 512 * 1024;

const tooLarge = () => new Response("413", { status: 413, statusText: "Payload Too Large" });

const formOf = async (request: Request): Promise<FormData> => {
	if (Number(request.headers.get("content-length") ?? 0) > FORM_LIMIT) throw tooLarge();
	return request.formData().catch(() => {
		throw new Response("400", { status: 400, statusText: "Bad Request" });
	});
};

/**
 * Reads a form against its schema. On success `value` is typed; else `shownAgain` is the answer of the action (422):
 * the page finds in it, through conform, what was typed and one sentence per field at fault, in the visitor's language.
 */
export const readForm = async <Schema extends z.ZodType>(args: RequestArgs, schema: Schema, given?: FormData) => {
	const form = given ?? (await formOf(args.request));
	const t = await translatorFor(args.request);
	const submission = parseWithZod(form, { schema, error: (issue) => issueText(t, issue) });
	const reply = submission.reply.bind(submission);
	submission.reply = (options) => inWords(t, reply(options));
	if (submission.status === "success") return { ok: true, value: submission.value, form, submission, t } as const;
	const shownAgain = data(submission.reply({ hideFields: secretsOf(form) }), { status: 422 });
	return { ok: false, form, submission, t, shownAgain } as const;
};

/** A schema's own message is a key of the translations («ballots:errors.notAnOption»): zod hands it over as it is. */
const TEXT_KEY = /^[a-z-]+:[\w.-]+$/;

const inWords = <Answer extends { error?: Record<string, string[] | null> | null }>(
	t: Translate,
	answer: Answer,
): Answer => {
	const faults = Object.entries(answer.error ?? {}).map(([name, texts]) => {
		const shown = texts?.map((text) => (TEXT_KEY.test(text) ? t(text as "issues.invalid") : text)) ?? null;
		return [name, shown];
	});
	return answer.error ? { ...answer, error: Object.fromEntries(faults) } : answer;
};

/** Passwords are never sent back. */
const secretsOf = (form: FormData) => [...form.keys()].filter((name) => /password|current|secret|code/i.test(name));

type Replying = { reply: (options: { formErrors: string[]; hideFields: string[] }) => unknown };

/** The form again, as it was typed, with one sentence about the whole of it: a refusal of the command. */
export const formRefused = (
	{ submission, form }: { submission: Replying; form: FormData },
	text: string,
	{ status = 422, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
) => data(submission.reply({ formErrors: [text], hideFields: secretsOf(form) }), { status, headers });

/**
 * Reads a form with files (`encType="multipart/form-data"`): as `readForm`, plus `files`, the bytes of those sent in
 * `limits.field`, still unchecked (images: `storeImage`). A file too large or one too many shows the form again.
 */
export const readUpload = async <Schema extends z.ZodType>(args: RequestArgs, schema: Schema, limits: UploadLimits) => {
	const { form, files, fault } = await readMultipart(args.request, limits);
	const read = await readForm(args, schema, form);
	if (!fault) return { ...read, files };
	const megabytes = Math.floor(limits.bytes / 1024 / 1024);
	const text =
		fault === "too-large"
			? read.t("issues.fileTooLarge", { size: megabytes })
			: read.t("issues.tooManyFiles", { count: limits.max });
	const shownAgain = data(read.submission.reply({ fieldErrors: { [limits.field]: [text] } }), { status: 422 });
	return { ok: false, form, submission: read.submission, t: read.t, shownAgain, files } as const;
};

/** Reads the form of an action-only route (buttons, hidden fields): what does not fit its schema is a forged request, 400. */
export const readButton = async <Schema extends z.ZodType>(
	{ request, params }: { request: Request; params: Record<string, string | undefined> },
	schema: Schema,
): Promise<z.infer<Schema>> => {
	const form = await formOf(request);
	const parsed = schema.safeParse({ ...Object.fromEntries(form), ...params });
	if (!parsed.success) throw new Response("400", { status: 400, statusText: "Bad Request" });
	return parsed.data;
};

/** The bytes of a request as they came, for what is signed; 413 beyond `limit`, whatever the headers promised. */
export const readBytes = async (request: Request, limit: number): Promise<Uint8Array> => {
	if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = request.body?.getReader();
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		size += part.value.length;
		if (size > limit) throw tooLarge();
		chunks.push(part.value);
	}
	return new Uint8Array(Buffer.concat(chunks));
};

/** The JSON of a request, null for what is none; 413 beyond `limit` bytes. */
export const readJson = async (request: Request, limit: number): Promise<unknown> => {
	const bytes = await readBytes(request, limit);
	try {
		return JSON.parse(Buffer.from(bytes).toString("utf8"));
	} catch {
		return null;
	}
};

/** The value, or the 404 page. */
export const orNotFound = <Value>(value: Value | null | undefined): Value => {
	if (value === null || value === undefined) throw new Response("404", { status: 404, statusText: "Not Found" });
	return value;
};

export type Flash = { tone: "success" | "error"; text: string };

const FLASH_COOKIE = "parvis-flash";

/** Goes to `to` (an address of ours) with a sentence shown once at the top of the next page. */
export const withFlash = (to: string, flash: Flash, headers: Headers = new Headers()) => {
	headers.append(
		"Set-Cookie",
		`${FLASH_COOKIE}=${encodeURIComponent(JSON.stringify(flash))}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`,
	);
	return redirect(ownAddress(to), { headers });
};

/** The sentence left by the last action, and the header that removes it. */
export const takeFlash = (request: Request): { flash: Flash | null; clear: string | null } => {
	const found = new RegExp(`(?:^|; )${FLASH_COOKIE}=([^;]+)`).exec(request.headers.get("cookie") ?? "")?.[1];
	if (!found) return { flash: null, clear: null };
	const clear = `${FLASH_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
	try {
		const { tone, text } = JSON.parse(decodeURIComponent(found)) as Flash;
		return { flash: { tone: tone === "error" ? "error" : "success", text: String(text) }, clear };
	} catch {
		return { flash: null, clear };
	}
};

/** An address inside this site, or the home page: nothing a visitor types can send another elsewhere. */
export const ownAddress = (to: string | null | undefined): string => {
	if (!to || !/^\/(?![/\\])/.test(to)) return "/";
	try {
		const url = new URL(to, "http://parvis.invalid");
		return url.host === "parvis.invalid" ? url.pathname + url.search + url.hash : "/";
	} catch {
		return "/";
	}
};
