import { createHash, randomBytes } from "node:crypto";
import { emailKey } from "~/domain/accounts/rules";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { findCity } from "~/domain/settings/queries.server";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { WriteAsVisitor } from "../schema";

const DAY_MS = 86_400_000;

/** How long a message waits for its author to confirm their address. */
const WAITING_DAYS = 3;

/** Messages that may wait for one address at a time: more would be a way to flood somebody else's mailbox. */
const WAITING_LIMIT = 5;

export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/**
 * Keeps what a visitor wrote until they open the link sent to their address; nothing reaches the city before.
 * Refuses when too many messages already wait for this address. The same form sent twice is one message and one letter.
 */
export const holdMatter = (
	context: Context,
	{ language, ...input }: WriteAsVisitor & { language: Language },
): Promise<Result<{ email: string }, "too-many">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const email = emailKey(input.email);
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pending:${email}`}, 7))`;
		const waiting = await db.pendingMatter.findMany({
			where: { email, usedAt: null, expiresAt: { gt: now } },
			select: { content: true },
		});
		const isThere = waiting.some(({ content }) => (content as { nonce?: string }).nonce === input.nonce);
		if (isThere) return ok({ email: input.email });
		if (waiting.length >= WAITING_LIMIT) return refuse("too-many");
		const token = randomBytes(24).toString("base64url");
		const expiresAt = new Date(now.getTime() + WAITING_DAYS * DAY_MS);
		const id = newId(now);
		const content = { ...input, language };
		await db.pendingMatter.createMany({ data: { id, hash: hashOf(token), email, content, expiresAt } });
		const { name: city } = await findCity(context);
		const t = translator(language);
		await queueMail(context, {
			...{ key: `pending:${id}`, to: input.email, language },
			subject: t("matters:letters.confirm.subject", { city }),
			parts: [
				t("matters:letters.greeting", { name: input.name }),
				t("matters:letters.confirm.text", { subject: input.subject, city }),
				{ link: `/contact/confirm/${token}`, label: t("matters:letters.confirm.button") },
				t("matters:letters.confirm.ignore"),
			],
		});
		return ok({ email: input.email });
	});
