import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { LEAST_SHOWN } from "./segments.server";

/** The campaigns, latest first. */
export const listCampaigns = ({ db }: Context) =>
	db.campaign.findMany({
		select: { id: true, subject: true, topic: true, state: true, createdAt: true, doneAt: true },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: 100,
	});

/** One campaign with how its recipients fared; null when there is none. Small numbers are left out of the report. */
export const findCampaign = async ({ db }: Context, campaignId: string | undefined) => {
	if (!isId(campaignId)) return null;
	const campaign = await db.campaign.findUnique({ where: { id: campaignId } });
	if (!campaign) return null;
	const people = [campaign.authorId, campaign.approverId ?? ""].filter(Boolean);
	const [fates, names] = await Promise.all([
		db.campaignRecipient.groupBy({ by: ["state", "reason"], where: { campaignId }, _count: { accountId: true } }),
		db.account.findMany({ where: { id: { in: people } }, select: { id: true, displayName: true } }),
	]);
	return {
		...campaign,
		authorName: names.find(({ id }) => id === campaign.authorId)?.displayName ?? "",
		approverName: names.find(({ id }) => id === campaign.approverId)?.displayName ?? null,
		fates: fates.map(({ state, reason, _count }) => ({
			...{ state, reason },
			count: _count.accountId >= LEAST_SHOWN ? _count.accountId : null,
		})),
	};
};

/** A campaign a person received, with its rule; null when they did not. */
export const findReceived = async ({ db }: Context, accountId: string, campaignId: string | undefined) => {
	if (!isId(campaignId)) return null;
	const row = await db.campaignRecipient.findUnique({
		where: { campaignId_accountId: { campaignId, accountId }, state: { in: ["sent", "held"] } },
		select: {
			campaign: { select: { id: true, subject: true, text: true, topic: true, tree: true, approvedAt: true } },
		},
	});
	return row?.campaign ?? null;
};
