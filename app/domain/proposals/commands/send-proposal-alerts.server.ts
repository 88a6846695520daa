import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import type { LetterPart } from "~/domain/channels/rules";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { type Context, transaction } from "~/server/context.server";
import { matching } from "../list.server";
import type { Rhythm } from "../schema";
import { stopSearchPath } from "../search-links.server";
import { addressOf } from "../searches.server";

/** Searches looked at in one transaction, and proposals named in one letter. */
const BATCH = 50;
const NAMED = 10;

/** What was written a moment ago may still be on its way to the database: it is told next time. In milliseconds. */
const MARGIN = 60_000;

type Search = {
	id: string;
	accountId: string;
	consultationId: string;
	search: string;
	theme: string;
	areaId: string | null;
	lookedUntil: Date;
};

type News = { id: string; number: number; title: string };

const listNews = (
	{ db }: Context,
	{ consultationId, search, theme, areaId, lookedUntil, accountId }: Search,
	until: Date,
) => {
	const asked = { consultationId, search: search || undefined, theme: theme || undefined, area: areaId ?? undefined };
	return db.$queryRaw<News[]>`
		SELECT id, number, title FROM "Proposal"
		WHERE ${matching(asked)} AND "publishedAt" > ${lookedUntil} AND "publishedAt" <= ${until}
			AND "authorId" IS DISTINCT FROM ${accountId}::uuid
		ORDER BY number DESC LIMIT 500`;
};

const letterOf = (
	search: Search,
	news: News[],
	{ slug, title }: { slug: string; title: string },
	language: Language,
) => {
	const t = translator(language);
	const more = news.length - NAMED;
	const parts: LetterPart[] = [
		t("proposals:searches.letter.text", { count: news.length, title }),
		...news.slice(0, NAMED).map(({ id, number, title }) => ({
			link: `/proposals/${id}`,
			label: `${t("proposals:number", { number })} – ${title}`,
		})),
		...(more > 0
			? [{ link: addressOf(slug, search), label: t("proposals:searches.letter.more", { count: more }) }]
			: []),
		{ link: stopSearchPath(search.id), label: t("proposals:searches.letter.stop") },
	];
	return { subject: t("proposals:searches.letter.subject", { count: news.length, title }), parts };
};

const sendBatch = (context: Context, rhythm: Rhythm, until: Date): Promise<number> =>
	transaction(context, async (context) => {
		const { db } = context;
		const due = await db.$queryRaw<Search[]>`
			SELECT id, "accountId", "consultationId", search, theme, "areaId", "lookedUntil" FROM "ProposalSearch"
			WHERE rhythm = ${rhythm} AND "lookedUntil" < ${until} ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
		const readers = await listRecipients(context, [...new Set(due.map(({ accountId }) => accountId))]);
		const consultations = await db.consultation.findMany({
			where: { id: { in: due.map(({ consultationId }) => consultationId) }, state: "published" },
			select: { id: true, slug: true, title: true },
		});
		for (const search of due) {
			const reader = readers.find(({ id }) => id === search.accountId);
			const consultation = consultations.find(({ id }) => id === search.consultationId);
			const news = reader && consultation ? await listNews(context, search, until) : [];
			if (!reader || !consultation || news.length === 0) continue;
			const { email: to, language } = reader;
			const letter = letterOf(search, news, consultation, language);
			const key = `proposal-search:${search.id}:${until.toISOString()}`;
			await queueMails(context, [{ key, to, language, unsubscribe: stopSearchPath(search.id), ...letter }]);
		}
		const ids = due.map(({ id }) => id);
		await db.proposalSearch.updateMany({ where: { id: { in: ids } }, data: { lookedUntil: until } });
		return ids.length;
	});

/**
 * Tells of new proposals those whose followed searches have this rhythm: one letter a search, each proposal once, with a link
 * that stops it. Safe to repeat.
 */
export const sendProposalAlerts = async (context: Context, { rhythm }: { rhythm: Rhythm }): Promise<number> => {
	const until = new Date(context.now.getTime() - MARGIN);
	let total = 0;
	for (let count = await sendBatch(context, rhythm, until); count > 0; count = await sendBatch(context, rhythm, until))
		total += count;
	return total;
};
