import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { findProposal } from "./queries.server";

export const fileSelect = {
	id: true,
	kind: true,
	place: true,
	storageKey: true,
	label: true,
	width: true,
	height: true,
	bytes: true,
} as const satisfies Prisma.ProposalFileSelect;

export type ShownFile = Prisma.ProposalFileGetPayload<{ select: typeof fileSelect }>;

/** The photos, then the documents of a proposal or a draft, in the order they were added. */
export const listFiles = ({ db }: Context, proposalId: string): Promise<ShownFile[]> =>
	db.proposalFile.findMany({
		where: { proposalId },
		select: fileSelect,
		orderBy: [{ kind: "desc" }, { place: "asc" }],
	});

/** A document, for its download: of a proposal this actor may read (asked by the caller), or of their own draft. */
export const findDocument = ({ db }: Context, { proposalId, fileId }: { proposalId: string; fileId: string }) =>
	db.proposalFile.findFirst({
		where: { id: fileId, proposalId, kind: "document" },
		select: { storageKey: true, label: true, accountId: true },
	});

/** `img/<2 hex>/<62 hex>-640.jpg` → the key kept in the table, which stands for every size. */
const keyOfImage = (address: string) => address.replace(/-\d{1,4}\.[a-z0-9]{2,5}$/, "");

/**
 * Whether an image may be served to this actor: `open` when it is no proposal's photo, `guarded` when it is one they may see
 * (to be asked again each time), `refused` when its proposal is hidden by moderation, waits for it, or is a draft of someone
 * else. `address` is the storage key with its size, as in `/files/…`.
 */
export const photoAccess = async (context: Context, address: string): Promise<"open" | "guarded" | "refused"> => {
	const rows = await context.db.proposalFile.findMany({
		where: { storageKey: keyOfImage(address), kind: "photo" },
		select: { proposalId: true, accountId: true },
		take: 5,
	});
	if (rows.length === 0) return "open";
	for (const row of rows)
		if (isOwnFile(context, row) || (await findProposal(context, row.proposalId))) return "guarded";
	return "refused";
};

/** Whether these files are the actor's own: sent by them, whether or not the proposal is published. */
export const isOwnFile = ({ actor }: Context, { accountId }: { accountId: string }): boolean =>
	accountOf(actor) === accountId;
