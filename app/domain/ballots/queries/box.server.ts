import type { Context } from "~/server/context.server";
import type { MarkedGroup } from "../count";

/**
 * The ballots of an open vote, without voters: those that say the same together. Paper ballots count where two officers or
 * more typed the same. For a closed vote only: the caller has checked it.
 */
export const listBallotGroups = ({ db }: Context, voteId: string): Promise<MarkedGroup[]> =>
	db.$queryRaw<MarkedGroup[]>`
		WITH paper AS (
			SELECT min(choices) AS choices, min(marks) AS marks FROM "PaperEntry" WHERE "voteId" = ${voteId}::uuid
			GROUP BY urn, number
			HAVING count(*) >= 2 AND count(DISTINCT (choices, marks, blank)) = 1 AND NOT bool_or(blank)
		), one AS (
			SELECT choices, coalesce(marks, '{}') AS marks FROM "Ballot" WHERE "voteId" = ${voteId}::uuid AND cardinality(choices) > 0
			UNION ALL SELECT choices, coalesce(marks, '{}') FROM paper
		)
		SELECT choices::text[] AS choices, marks, count(*)::int AS count FROM one GROUP BY choices, marks`;

export type PaperState = {
	/** Papers two officers typed alike; of those, blank or void ones. */
	agreed: number;
	blank: number;
	/** Papers typed by one officer only, or not alike. */
	single: number;
	differing: number;
};

/** Where the typing of the paper ballots of a vote stands; says nothing of what they hold. */
export const paperState = async ({ db }: Context, voteId: string): Promise<PaperState> => {
	const [state] = await db.$queryRaw<PaperState[]>`
		WITH paper AS (
			SELECT count(*) AS entries, count(DISTINCT (choices, marks, blank)) AS readings, bool_and(blank) AS blank
			FROM "PaperEntry" WHERE "voteId" = ${voteId}::uuid GROUP BY urn, number
		)
		SELECT count(*) FILTER (WHERE entries >= 2 AND readings = 1)::int AS agreed,
			count(*) FILTER (WHERE entries >= 2 AND readings = 1 AND blank)::int AS blank,
			count(*) FILTER (WHERE entries = 1)::int AS single,
			count(*) FILTER (WHERE entries >= 2 AND readings > 1)::int AS differing
		FROM paper`;
	return state ?? { agreed: 0, blank: 0, single: 0, differing: 0 };
};

/** Groups with fewer voters are not shown alone. */
export const SMALLEST_GROUP = 10;

export type Turnout = {
	/** Voters by way of voting. */
	channels: Record<string, number>;
	/** Voters who said where they live and how old they are, as it stood at the count; groups under ten left out. */
	areas: { name: string; voters: number }[];
	ages: { band: string; voters: number }[];
	/** Voters in the groups left out, and those who said nothing of it. */
	hidden: { areas: number; ages: number };
	unknown: { areas: number; ages: number };
};

type Group = { name: string | null; voters: number };

/** Small groups are hidden, and never one alone: what is hidden could be found by subtraction. */
const shownGroups = (groups: Group[]) => {
	const known = groups.flatMap(({ name, voters }) => (name === null ? [] : [{ name, voters }]));
	const large = known.filter(({ voters }) => voters >= SMALLEST_GROUP).sort((a, b) => b.voters - a.voters);
	const alone = known.length - large.length === 1 && large.length > 0;
	const shown = alone ? large.slice(0, -1) : large;
	const sum = (list: { voters: number }[]) => list.reduce((total, { voters }) => total + voters, 0);
	const unknown = sum(groups.filter(({ name }) => name === null));
	return { shown, hidden: sum(known) - sum(shown), unknown };
};

/**
 * Who took part, by area and age as people declared them, and by channel: made once, when the vote is counted. Those who
 * object to statistics count as having said nothing.
 */
export const readTurnout = async ({ db }: Context, voteId: string): Promise<Turnout> => {
	const channels = await db.$queryRaw<{ channel: string; voters: number }[]>`
		SELECT channel::text, count(*)::int AS voters FROM "Ballot" WHERE "voteId" = ${voteId}::uuid GROUP BY channel`;
	const areas = await db.$queryRaw<Group[]>`
		SELECT a.name, count(*)::int AS voters FROM "Ballot" b LEFT JOIN "DeclaredForStatistics" d ON d."accountId" = b."voterId"
			LEFT JOIN "Area" a ON a.id = d."areaId"
		WHERE b."voteId" = ${voteId}::uuid GROUP BY a.name`;
	const ages = await db.$queryRaw<Group[]>`
		SELECT d."ageBand" AS name, count(*)::int AS voters FROM "Ballot" b
			LEFT JOIN "DeclaredForStatistics" d ON d."accountId" = b."voterId"
		WHERE b."voteId" = ${voteId}::uuid GROUP BY d."ageBand"`;
	const byArea = shownGroups(areas);
	const byAge = shownGroups(ages);
	return {
		channels: Object.fromEntries(channels.map(({ channel, voters }) => [channel, voters])),
		areas: byArea.shown,
		ages: byAge.shown.map(({ name, voters }) => ({ band: name, voters })).sort((a, b) => (a.band < b.band ? -1 : 1)),
		hidden: { areas: byArea.hidden, ages: byAge.hidden },
		unknown: { areas: byArea.unknown, ages: byAge.unknown },
	};
};
