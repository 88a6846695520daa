import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { seesHidden } from "../policy";
import type { SpeakerKind } from "../rules";
import type { StanceKey } from "../schema";

/** A comment as pages show it. What is withdrawn or hidden keeps its place without its words. */
export type ShownComment = {
	id: string;
	number: number;
	rootId: string;
	parentId: string | null;
	depth: number;
	path: string;
	stance: StanceKey;
	body: string | null;
	quote: string | null;
	authorName: string | null;
	authorKind: SpeakerKind;
	authorOffice: string | null;
	createdAt: Date;
	editedAt: Date | null;
	version: number;
	/** Why its words are not shown to all. */
	gone: "withdrawn" | "hidden" | "held" | null;
	isMine: boolean;
};

export type CommentRow = Omit<ShownComment, "gone" | "isMine" | "body" | "authorName"> & {
	body: string;
	authorName: string;
	authorId: string | null;
	state: "held" | "published" | "withdrawn";
	hiddenAt: Date | null;
};

export const columns = Prisma.sql`id, number, "rootId", "parentId", depth, path, stance, body, quote, "authorId", "authorName",
	"authorKind", "authorOffice", "createdAt", "editedAt", version, state, "hiddenAt"`;

/** What waits for a moderator is read by its author and by moderators alone: for the others it does not exist. */
export const readable = ({ actor }: Context): Prisma.Sql =>
	seesHidden(actor, { authorId: null })
		? Prisma.sql`true`
		: Prisma.sql`(state <> 'held' OR "authorId" = ${accountOf(actor)}::uuid)`;

/** A row as the person asking may read it. The author's account never leaves. */
export const shown = ({ actor }: Context, row: CommentRow): ShownComment => {
	const { authorId, state, hiddenAt, ...comment } = row;
	const gone = state === "withdrawn" ? "withdrawn" : hiddenAt ? "hidden" : state === "held" ? "held" : null;
	const isRead = gone === null || (gone !== "withdrawn" && seesHidden(actor, { authorId }));
	return {
		...comment,
		body: isRead ? comment.body : null,
		quote: isRead ? comment.quote : null,
		authorName: isRead ? comment.authorName : null,
		authorOffice: isRead ? comment.authorOffice : null,
		gone,
		isMine: authorId !== null && authorId === accountOf(actor),
	};
};
