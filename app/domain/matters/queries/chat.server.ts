import type { Context } from "~/server/context.server";
import { matterLink } from "../links.server";

/** The matter a chat became, and where its visitor follows it; null while it is none. */
export const findMatterOfChat = async (
	{ db }: Context,
	chat: { matterId: string | null; accountId: string | null },
): Promise<{ reference: string; link: string } | null> => {
	if (!chat.matterId) return null;
	const matter = await db.matter.findUnique({
		where: { id: chat.matterId },
		select: { reference: true, id: true },
	});
	const first = { where: { originId: chat.matterId }, select: { id: true, accountId: true } } as const;
	const participant = await db.matterParticipant.findFirst({ ...first, orderBy: { id: "asc" } });
	if (!matter || !participant) return null;
	const reader = { accountId: participant.accountId, participantId: participant.id };
	return { reference: matter.reference, link: matterLink(matter.reference, reader) };
};
