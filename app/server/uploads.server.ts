import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";

export type Upload = { bytes: Uint8Array; name: string };

export type UploadFault = "too-large" | "too-many";

export type UploadLimits = {
	/** The file field. */
	field: string;
	/** Files taken, at most. */
	max: number;
	/** Bytes of one file, at most. */
	bytes: number;
};

/** Text fields of one form: their number, and the bytes of one. */
const TEXTS = { fields: 200, fieldSize: 128 * 1024, fieldNameSize: 200 };

/** What is read before the connection is ended. Beyond a file's limit its bytes are dropped, so that the texts around it are not lost. */
const BODY_LIMIT = 64 * 1024 * 1024;

const refused = (status: 400 | 413) =>
	new Response(String(status), { status, statusText: status === 400 ? "Bad Request" : "Payload Too Large" });

const counted = async function* (body: Readable) {
	let size = 0;
	for await (const chunk of body) {
		size += (chunk as Uint8Array).byteLength;
		if (size > BODY_LIMIT) throw refused(413);
		yield chunk as Uint8Array;
	}
};

/** As `UploadLimits`; `field: null` takes files whatever they are called. */
type AnyUploadLimits = Omit<UploadLimits, "field"> & { field: string | null };

/**
 * Reads a multipart form as it arrives, never holding more than the limits allow. Files elsewhere than in `field` are dropped.
 * Throws the answer 400 (not a form) or 413 (beyond all limits).
 */
export const readMultipart = (request: Request, { field, max, bytes }: AnyUploadLimits) =>
	new Promise<{ form: FormData; files: Upload[]; fault: UploadFault | null }>((answer, fail) => {
		const contentType = request.headers.get("content-type") ?? "";
		if (!request.body || !/^multipart\/form-data\s*;.*boundary=/i.test(contentType)) return fail(refused(400));
		const form = new FormData();
		const files: Upload[] = [];
		let fault: UploadFault | null = null;
		const reader = new Busboy({
			headers: { "content-type": contentType },
			limits: { ...TEXTS, files: max + 50, fileSize: bytes, parts: 300, headerPairs: 20 },
		});
		reader.on("field", (name, value, nameCut, valueCut) => {
			if (nameCut || valueCut) fail(refused(413));
			else form.append(name, value);
		});
		reader.on("file", (name, stream, filename) => {
			const chunks: Uint8Array[] = [];
			const isAsked = field === null || name === field;
			const isWanted = isAsked && files.length < max;
			stream.on("data", (chunk: Uint8Array) => isWanted && chunks.push(chunk));
			stream.on("limit", () => {
				if (isAsked) fault = "too-large";
				chunks.length = 0;
			});
			stream.on("end", () => {
				const size = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
				if (stream.truncated || !isAsked || !filename) return;
				if (!isWanted || files.length >= max) fault ??= "too-many";
				else if (size > 0) files.push({ bytes: Buffer.concat(chunks), name: filename.slice(0, 200) });
			});
		});
		reader.on("fieldsLimit", () => fail(refused(413)));
		reader.on("partsLimit", () => fail(refused(413)));
		reader.on("error", () => fail(refused(400)));
		reader.on("finish", () => answer({ form, files, fault }));
		const body = Readable.from(counted(Readable.fromWeb(request.body as NodeStream)));
		body.on("error", (error) => {
			reader.destroy();
			fail(error instanceof Response ? error : refused(400));
		});
		body.pipe(reader);
	});
