import type { Context } from "~/server/context.server";
import { managementRefusal } from "../../consultations/policy";
import { paperState } from "./box.server";

/** Below these, nothing is said: the report shows what is odd, never how many have voted. */
const BURST = 10;
const DOMAIN = 5;

/** Mail services that give an address for ten minutes. */
const THROWAWAY = [
	"yopmail.com",
	"mailinator.com",
	"guerrillamail.com",
	"jetable.org",
	"10minutemail.com",
	"temp-mail.org",
];

export type Anomalies = {
	/** Accounts on the roll made in the same hour. */
	bursts: { hour: Date; accounts: number }[];
	/** Domains of which several accounts on the roll were made after the vote began. */
	domains: { domain: string; accounts: number; throwaway: boolean }[];
	/** Once the vote is closed: papers typed beyond the persons marked for paper. */
	extraPapers: number;
};

/**
 * What is odd on the roll of an open vote, from accounts and times alone: no ballot is read. For those who manage votes; null
 * for others.
 */
export const findAnomalies = async (context: Context, voteId: string): Promise<Anomalies | null> => {
	if (managementRefusal(context.actor)) return null;
	const { db } = context;
	const bursts = await db.$queryRaw<Anomalies["bursts"]>`
		SELECT date_trunc('hour', a."createdAt") AS hour, count(*)::int AS accounts
		FROM "Ballot" b JOIN "Account" a ON a.id = b."voterId" WHERE b."voteId" = ${voteId}::uuid
		GROUP BY 1 HAVING count(*) >= ${BURST} ORDER BY 1 DESC LIMIT 50`;
	const domains = await db.$queryRaw<{ domain: string; accounts: number }[]>`
		SELECT split_part(a."emailKey", '@', 2) AS domain, count(*)::int AS accounts
		FROM "Ballot" b JOIN "Account" a ON a.id = b."voterId" JOIN "Vote" v ON v.id = b."voteId"
			JOIN "Phase" p ON p.id = v."phaseId"
		WHERE b."voteId" = ${voteId}::uuid AND a."emailKey" LIKE '%@%'
			AND (a."createdAt" >= p."startsAt" OR split_part(a."emailKey", '@', 2) = ANY(${THROWAWAY}))
		GROUP BY 1 HAVING count(*) >= ${DOMAIN} OR split_part(min(a."emailKey"), '@', 2) = ANY(${THROWAWAY})
		ORDER BY 2 DESC, 1 LIMIT 50`;
	const vote = await db.vote.findUniqueOrThrow({ where: { id: voteId }, select: { state: true } });
	const marked = await db.ballot.count({ where: { voteId, channel: "paper" } });
	const { agreed } = await paperState(context, voteId);
	return {
		bursts,
		domains: domains.map((one) => ({ ...one, throwaway: THROWAWAY.includes(one.domain) })),
		extraPapers: vote.state === "closed" ? Math.max(0, agreed - marked) : 0,
	};
};
