import { randomBytes } from "node:crypto";
import { accountOf } from "~/lib/actor";
import type { ImageRefusal } from "~/lib/images";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { removeImage, storeImage } from "~/server/images.server";
import { storage } from "~/server/storage.server";
import type { Upload } from "~/server/uploads.server";
import { documentExtension, type FileKind, isImageName, labelOfName, MOST_FILES } from "../file-rules";
import { listFiles, type ShownFile } from "../files.server";
import { changeRefusal } from "../policy";
import { findProposal } from "../queries.server";

export type FileRefusal = ImageRefusal | "not-a-document" | "too-many-photos" | "too-many-documents" | "not-author";

type Stored = {
	kind: FileKind;
	storageKey: string;
	label: string;
	bytes: number;
	width: number | null;
	height: number | null;
};

type Input = {
	proposalId: string;
	uploads: readonly Upload[];
	/** File → what it shows, in words. */
	labels: ReadonlyMap<string, string>;
	removed: readonly string[];
};

const storeDocument = async (bytes: Uint8Array, name: string): Promise<Stored | null> => {
	const extension = documentExtension(bytes, name);
	if (!extension) return null;
	const random = randomBytes(32).toString("hex");
	const storageKey = `${random.slice(0, 2)}/${random.slice(2)}.${extension}`;
	await storage().write(storageKey, bytes);
	const size = { bytes: bytes.byteLength, width: null, height: null };
	return { kind: "document", storageKey, label: labelOfName(name), ...size };
};

const storeOne = async ({ bytes, name }: Upload): Promise<Result<Stored, FileRefusal>> => {
	const document = await storeDocument(bytes, name);
	if (document) return ok(document);
	const image = await storeImage(bytes);
	if (!image.ok) return image.reason === "not-an-image" && !isImageName(name) ? refuse("not-a-document") : image;
	const { key, width, height } = image.value;
	return ok({ kind: "photo", storageKey: key, label: "", bytes: bytes.byteLength, width, height });
};

/** Takes the bytes of a file away, whatever its kind. */
export const dropStored = ({ kind, storageKey }: { kind: string; storageKey: string }): Promise<void> =>
	kind === "photo" ? removeImage(storageKey) : storage().remove(storageKey);

/** Whether this actor may touch the files of this id: the authors of a proposal, or who began to write it. */
const ownsFiles = async (context: Context, proposalId: string): Promise<boolean> => {
	const { actor, db, now } = context;
	const proposal = await findProposal(context, proposalId);
	if (proposal) return changeRefusal(actor, proposal, proposal.phase, now) === null;
	const foreign = { accountId: { not: accountOf(actor) ?? proposalId } };
	const others = await db.proposalFile.count({ where: { proposalId, ...foreign } });
	return others === 0 && (await db.proposalDraft.count({ where: { id: proposalId, ...foreign } })) === 0;
};

const add = async (context: Context, proposalId: string, stored: Stored): Promise<boolean> => {
	const { db, now, actor } = context;
	const taken = await db.proposalFile.findMany({ where: { proposalId, kind: stored.kind }, select: { place: true } });
	const free = Array.from({ length: MOST_FILES[stored.kind] }, (_, index) => index + 1).find(
		(place) => !taken.some((one) => one.place === place),
	);
	if (!free) return false;
	await db.proposalFile.createMany({
		data: { ...stored, proposalId, accountId: accountOf(actor) ?? "", place: free, at: now },
	});
	return true;
};

const write = (context: Context, { proposalId, labels, removed }: Input, stored: readonly Stored[]) =>
	transaction(context, async (context) => {
		const { db } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`files ${proposalId}`}, 0))`;
		const gone = await db.proposalFile.findMany({ where: { proposalId, id: { in: [...removed] } } });
		await db.proposalFile.deleteMany({ where: { proposalId, id: { in: [...removed] } } });
		for (const [id, label] of labels)
			await db.proposalFile.updateMany({ where: { id, proposalId }, data: { label: label.trim().slice(0, 200) } });
		const refused: Stored[] = [];
		for (const one of stored) if (!(await add(context, proposalId, one))) refused.push(one);
		return { gone, refused };
	});

/**
 * Adds photos (JPEG, PNG, WebP) and documents (PDF, ODT, DOCX) to a proposal being written or still open to changes, says
 * what they show, takes some away. At most five photos and three documents of 10 MB, whatever is sent in parallel: what is
 * beyond is refused, the others are kept. Answers the files as they stand, and the first fault.
 */
export const saveFiles = async (
	context: Context,
	input: Input,
): Promise<{ files: ShownFile[]; refusal: FileRefusal | null }> => {
	const { proposalId, uploads } = input;
	if (!(await ownsFiles(context, proposalId))) return { files: [], refusal: "not-author" };
	const results = [];
	for (const upload of uploads) results.push(await storeOne(upload));
	const stored = results.flatMap((result) => (result.ok ? [result.value] : []));
	const fault = results.find((result) => !result.ok);
	const { gone, refused } = await write(context, input, stored);
	for (const file of [...gone, ...refused]) await dropStored(file);
	const tooMany = refused[0] && (refused[0].kind === "photo" ? "too-many-photos" : "too-many-documents");
	const refusal = tooMany ?? (fault && !fault.ok ? fault.reason : null);
	return { files: await listFiles(context, proposalId), refusal };
};
