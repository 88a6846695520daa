import { randomBytes } from "node:crypto";
import { documentExtension, labelOfName } from "~/domain/proposals/file-rules";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { storage } from "~/server/storage.server";
import type { Upload } from "~/server/uploads.server";
import { resultsRefusal } from "../policy";
import { type Extras, extrasSchema } from "../schema";

/** Documents a publication can carry. */
const MOST = 20;

type Refusal = "not-allowed" | "absent" | "not-a-document" | "no-file" | "too-many";

const lockExtras = async ({ db, now }: Context, consultationId: string): Promise<Extras> => {
	await db.publication.createMany({ data: { id: newId(now), consultationId, updatedAt: now }, skipDuplicates: true });
	await db.$queryRaw`SELECT 1 FROM "Publication" WHERE "consultationId" = ${consultationId}::uuid FOR UPDATE`;
	const { extras } = await db.publication.findUniqueOrThrow({ where: { consultationId }, select: { extras: true } });
	return extrasSchema.parse(extras);
};

const store = async ({ bytes, name }: Upload, extension: string) => {
	const random = randomBytes(32).toString("hex");
	const key = `${random.slice(0, 2)}/${random.slice(2)}.${extension}`;
	await storage().write(key, bytes);
	return { key, name: labelOfName(name) || "document", bytes: bytes.byteLength };
};

/** Adds documents to the results being written (PDF, ODT, DOCX, known by their content). Refuses any other file, and more than twenty. */
export const addDocuments = async (
	context: Context,
	{ consultationId, files }: { consultationId: string; files: readonly Upload[] },
): Promise<Result<{ added: number }, Refusal>> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	if (files.length === 0) return refuse("no-file");
	const kinds = files.map(({ bytes, name }) => documentExtension(bytes, name));
	if (kinds.some((kind) => kind === null)) return refuse("not-a-document");
	if ((await context.db.consultation.count({ where: { id: consultationId } })) === 0) return refuse("absent");
	const stored = await Promise.all(files.map((file, index) => store(file, kinds[index] ?? "pdf")));
	return transaction(context, async (context) => {
		const extras = await lockExtras(context, consultationId);
		if (extras.documents.length + stored.length > MOST) return refuse("too-many");
		const documents = [...extras.documents, ...stored.map((one) => ({ id: newId(context.now), ...one }))];
		await context.db.publication.update({ where: { consultationId }, data: { extras: { ...extras, documents } } });
		return ok({ added: stored.length });
	});
};

/** Takes a document off the results being written; versions already published keep it. */
export const removeDocument = async (
	context: Context,
	{ consultationId, documentId }: { consultationId: string; documentId: string },
): Promise<Result<null, "not-allowed">> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const extras = await lockExtras(context, consultationId);
		const documents = extras.documents.filter(({ id }) => id !== documentId);
		await context.db.publication.update({ where: { consultationId }, data: { extras: { ...extras, documents } } });
		return ok(null);
	});
};
