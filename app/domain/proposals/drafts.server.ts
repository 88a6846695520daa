import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** The fields of a form as typed, by name; several values when a name came several times. */
export type Typed = Record<string, string | string[]>;

/** One's own draft; null when absent or another's. */
export const findDraft = async ({ db, actor }: Context, id: string) => {
	const accountId = accountOf(actor);
	if (!accountId) return null;
	const draft = await db.proposalDraft.findFirst({ where: { id, accountId } });
	return draft && { ...draft, form: draft.form as Typed };
};

/** One's own drafts, the last saved first, with their phase. */
export const listDrafts = async ({ db, actor }: Context) => {
	const accountId = accountOf(actor);
	if (!accountId) return [];
	const drafts = await db.proposalDraft.findMany({
		where: { accountId },
		select: { id: true, title: true, phaseId: true, savedAt: true },
		orderBy: { savedAt: "desc" },
		take: 100,
	});
	return drafts;
};
