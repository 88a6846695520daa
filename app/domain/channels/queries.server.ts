import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";

const PAGE = 30;

/** The letters of the outbox, newest first, for the demonstration's mailbox page. `before` is the last id of the page before. */
export const listMails = async ({ db }: Context, { before }: { before?: string | undefined }) => {
	const rows = await db.mail.findMany({
		where: isId(before) ? { id: { lt: before } } : {},
		select: { id: true, to: true, subject: true, state: true, createdAt: true },
		orderBy: { id: "desc" },
		take: PAGE + 1,
	});
	const mails = rows.slice(0, PAGE);
	return { mails, next: rows.length > PAGE ? (mails.at(-1)?.id ?? null) : null };
};

/** One letter, or null. */
export const findMail = async ({ db }: Context, mailId: string | undefined) =>
	isId(mailId)
		? db.mail.findUnique({
				where: { id: mailId },
				select: { id: true, to: true, subject: true, language: true, text: true, createdAt: true },
			})
		: null;

/** The last SMS and notices the demonstration city would have sent, for its mailbox page: they leave nowhere. */
export const listShortMessages = async ({ db }: Context) => {
	const rows = await db.delivery.findMany({
		where: { channel: { in: ["sms", "push"] }, content: { not: {} } },
		select: { id: true, channel: true, address: true, content: true, state: true, createdAt: true },
		orderBy: { id: "desc" },
		take: 10,
	});
	return rows.map(({ content, address, ...row }) => ({
		...row,
		text: (content as { text?: string }).text ?? "",
		to: row.channel === "sms" ? address : "",
	}));
};
