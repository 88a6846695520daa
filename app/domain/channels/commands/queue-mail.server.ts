import { findCity } from "~/domain/settings/queries.server";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { env } from "~/server/env.server";
import { addJob, addJobs } from "~/server/queue.server";
import { isSafeRecipient, type Letter, renderLetter } from "../rules";

export type OutgoingMail = Letter & {
	/** What makes the letter unique, for instance `decision:<publication>:<account>`: the same key is never sent twice. */
	key: string;
	to: string;
	language: Language;
	/** When an answer may come back: our signed identifier (no brackets), where answers go, the identifier it answers. */
	thread?: { messageId: string; replyTo: string | null; inReplyTo: string | null; isAutomatic: boolean };
	/** A path of the city where one click, by a person or by their mail program, stops such letters (RFC 8058). */
	unsubscribe?: string;
};

const threadOf = ({ thread, unsubscribe }: Pick<OutgoingMail, "thread" | "unsubscribe">) => ({
	messageId: thread?.messageId ?? null,
	replyTo: thread?.replyTo ?? null,
	headers: {
		// Programs answer neither what a program wrote nor lists (RFC 3834); people's own words say «no».
		...(thread ? { "Auto-Submitted": thread.isAutomatic ? "auto-replied" : "no" } : {}),
		...(thread?.inReplyTo ? { "In-Reply-To": thread.inReplyTo, References: thread.inReplyTo } : {}),
		...(unsubscribe
			? {
					"List-Unsubscribe": `<${new URL(unsubscribe, env().PUBLIC_URL).href}>`,
					"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
				}
			: {}),
	},
});

/** Rows written in one statement. */
const BATCH = 500;

/** One of many leaves in batches (`send-bulk-mail`): a campaign never stands before the answer somebody waits for. */
type Many = { isBulk?: boolean };

const askToSend = async (context: Context, added: { id: string }[], { isBulk = false }: Many) => {
	if (isBulk) return addJob(context, "send-bulk-mail", {}, { key: "send-bulk-mail" });
	const jobs = added.map(({ id }) => ({ payload: { mailId: id }, key: `mail:${id}` }));
	return addJobs(context, "send-mail", jobs);
};

const write = async (context: Context, mails: OutgoingMail[], many: Many): Promise<number> => {
	const { name: city, colour } = await findCity(context);
	const rows = mails.map(({ key, to, language, thread, unsubscribe, ...letter }) => {
		const t = translator(language);
		const footer = thread?.replyTo ? t("channels:footerWithReply", { city }) : t("channels:footer", { city });
		const head = { city, colour, publicUrl: env().PUBLIC_URL, language, footer };
		const dressed = {
			...renderLetter(letter, head),
			...threadOf({ ...(thread ? { thread } : {}), ...(unsubscribe ? { unsubscribe } : {}) }),
		};
		const isBulk = many.isBulk ?? false;
		return { id: newId(context.now), key, to, language, isBulk, createdAt: context.now, ...dressed };
	});
	let written = 0;
	for (let from = 0; from < rows.length; from += BATCH) {
		const batch = { data: rows.slice(from, from + BATCH), skipDuplicates: true, select: { id: true } };
		const added = await context.db.mail.createManyAndReturn(batch);
		if (added.length > 0) await askToSend(context, added, many);
		written += added.length;
	}
	return written;
};

/**
 * Puts letters in the outbox, in the caller's transaction: they leave only if it commits, each key once for ever.
 * Links in `parts` are paths of the city; they are made absolute with PUBLIC_URL.
 * Answers how many are new. Refuses all of them if one recipient is not a plain address. `isBulk`: they leave in batches,
 * behind what is sent one by one.
 */
export const queueMails = async (
	context: Context,
	mails: OutgoingMail[],
	many: Many = {},
): Promise<Result<{ queued: number }, "unsafe-address">> => {
	if (!mails.every(({ to }) => isSafeRecipient(to))) return refuse("unsafe-address");
	if (mails.length === 0) return ok({ queued: 0 });
	return ok({ queued: await transaction(context, (context) => write(context, mails, many)) });
};

/** One letter: see `queueMails`. */
export const queueMail = (context: Context, mail: OutgoingMail) => queueMails(context, [mail]);
