import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { unsealOrNull } from "~/server/seal.server";
import { storage } from "~/server/storage.server";
import { documentType } from "./rules";

/** What the person who asks has under way, latest first: one line a try. */
export const listOwnProofs = ({ db, actor }: Context) =>
	db.residenceProof.findMany({
		where: { accountId: accountOf(actor) ?? "00000000-0000-0000-0000-000000000000" },
		select: {
			...{ id: true, method: true, state: true, street: true, postcode: true, town: true, tries: true },
			...{ createdAt: true, sentAt: true, decidedAt: true, expiresAt: true, reason: true },
		},
		orderBy: { createdAt: "desc" },
		take: 10,
	});

/** What waits for an agent: letters to print, documents to look at; oldest first. */
export const listProofsToCheck = ({ db }: Context) =>
	db.residenceProof.findMany({
		where: {
			OR: [
				{ method: "letter", state: { in: ["waiting", "sent"] } },
				{ method: "document", state: "waiting" },
			],
		},
		select: {
			...{ id: true, method: true, state: true, fullName: true, street: true, postcode: true, town: true },
			...{ createdAt: true, sentAt: true },
		},
		orderBy: [{ state: "asc" }, { createdAt: "asc" }],
		take: 200,
	});

/** One proof for the agent who checks it, whose account it is, by its name; null when it is decided or unknown. */
export const findProofToCheck = async ({ db }: Context, proofId: string | undefined) => {
	if (!isId(proofId)) return null;
	const proof = await db.residenceProof.findFirst({
		where: { id: proofId, state: { in: ["waiting", "sent"] } },
		select: {
			...{ id: true, method: true, state: true, fullName: true, street: true, postcode: true, town: true },
			...{ accountId: true, createdAt: true, sentAt: true },
		},
	});
	if (!proof) return null;
	const account = await db.account.findUnique({ where: { id: proof.accountId }, select: { displayName: true } });
	return { ...proof, accountName: account?.displayName ?? "" };
};

/** The document of a proof, opened for the agent who must look at it; null once decided. */
export const readDocument = async ({ db }: Context, proofId: string | undefined) => {
	if (!isId(proofId)) return null;
	const where = { id: proofId, state: "waiting" as const };
	const proof = await db.residenceProof.findFirst({ where, select: { fileKey: true } });
	const sealed = proof?.fileKey ? await storage().get(proof.fileKey) : null;
	const text = sealed && unsealOrNull("residence", Buffer.from(sealed).toString());
	if (!text) return null;
	const bytes = Buffer.from(text, "base64");
	return { bytes, type: documentType(bytes) ?? "application/octet-stream" };
};

/** Residents whose name or address contains the words, for the counter; nobody when nothing is asked. */
export const findResidentsAtCounter = ({ db }: Context, words: string) => {
	if (words.length < 2) return [];
	const contains = { contains: words, mode: "insensitive" as const };
	return db.account.findMany({
		where: { role: "resident", OR: [{ email: contains }, { displayName: contains }] },
		select: { id: true, displayName: true, email: true },
		orderBy: [{ displayName: "asc" }, { id: "asc" }],
		take: 20,
	});
};
