import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { knownSegments } from "../queries/segments.server";
import { expandTree, readTree, type Tree } from "../rules/tree";

export type SegmentRefusal =
	| "not-allowed"
	| "unreadable"
	| "too-deep"
	| "too-large"
	| "circle"
	| "unknown-segment"
	| "not-found";

type Input = { segmentId: string | null; name: string; tree: unknown };

/** Locks all segments for the change: two that would name each other at the same moment make no circle. */
const lockSegments = ({ db }: Context) => db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('segments', 7))`;

/** Saves a segment, new or as its next version. Refuses a tree that is not of the language, and one that would name itself. */
export const saveSegment = (
	context: Context,
	{ segmentId, name, tree: given }: Input,
): Promise<Result<{ id: string }, SegmentRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "segments.manage")) return refuse("not-allowed");
		const read = readTree(given);
		if (!read.ok) return refuse(read.reason);
		await lockSegments(context);
		const id = segmentId ?? newId(now);
		const known = new Map<string, Tree>([...(await knownSegments(context, read.tree)), [id, read.tree]]);
		const expanded = expandTree(read.tree, known, [id]);
		if (!expanded.ok) return refuse(expanded.reason);
		const authorId = accountOf(actor) ?? id;
		const tree = read.tree as Prisma.InputJsonObject;
		let version = 1;
		if (segmentId) {
			const changed = await db.segment.updateMany({
				where: { id },
				data: { name, tree, changedAt: now, version: { increment: 1 } },
			});
			if (changed.count === 0) return refuse("not-found");
			version = (await db.segment.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
		} else await db.segment.createMany({ data: { id, name, tree, authorId, createdAt: now, changedAt: now } });
		await db.segmentVersion.createMany({ data: { segmentId: id, version, tree, authorId, at: now } });
		await recordEvent(context, { name: "segment.saved", subject: { type: "segment", id }, details: { version } });
		return ok({ id });
	});
