import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";

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

/** The first photo of each of these proposals, for lists. */
export const listFirstPhotos = async ({ db }: Context, proposalIds: string[]) => {
	const rows = await db.proposalFile.findMany({
		where: { proposalId: { in: proposalIds }, kind: "photo" },
		select: { proposalId: true, storageKey: true, label: true },
		orderBy: { place: "asc" },
		distinct: ["proposalId"],
	});
	return new Map(rows.map(({ proposalId, storageKey, label }) => [proposalId, { key: storageKey, alt: label }]));
};

/** A document, for its download: of a proposal this actor may read (asked by the caller), or of their own draft. */
export const findDocument = ({ db }: Context, { proposalId, fileId }: { proposalId: string; fileId: string }) =>
	db.proposalFile.findFirst({
		where: { id: fileId, proposalId, kind: "document" },
		select: { storageKey: true, label: true, accountId: true },
	});

/** Whether these files are the actor's own: sent by them, whether or not the proposal is published. */
export const isOwnFile = ({ actor }: Context, { accountId }: { accountId: string }): boolean =>
	accountOf(actor) === accountId;
