import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { translator } from "~/i18n/i18next.server";
import { isLanguage } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import { type Context, transaction } from "~/server/context.server";

/**
 * A consultation drafted from a hot spot is published: everyone who reported there is invited, once. Nothing for the others.
 * Safe to repeat.
 */
export const inviteReporters = (context: Context, { consultationId }: { consultationId: string }): Promise<void> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const spot = await db.hotSpotConsultation.findUnique({ where: { consultationId } });
		const { count } = await db.hotSpotConsultation.updateMany({
			where: { consultationId, invitedAt: null },
			data: { invitedAt: now },
		});
		if (!spot || count === 0) return;
		const [consultation, reports] = await Promise.all([
			db.consultation.findUniqueOrThrow({ where: { id: consultationId }, select: { slug: true, title: true } }),
			db.report.findMany({
				where: { incidentId: { in: spot.incidentIds }, verifiedAt: { not: null } },
				select: { accountId: true, email: true, language: true },
			}),
		]);
		const key = `hot-spot:${consultationId}`;
		const compose = (t: Translate) => ({
			subject: t("works:mail.invite.subject", { title: consultation.title }),
			parts: [
				t("works:mail.invite.text", { title: consultation.title }),
				{ link: `/consultations/${consultation.slug}`, label: t("works:mail.invite.button") },
			],
		});
		const accountIds = [...new Set(reports.flatMap(({ accountId }) => accountId ?? []))];
		await queueMailToAccounts(context, { accountIds, key, compose });
		const strangers = new Map(
			reports.flatMap(({ accountId, email, language }) => (email && !accountId ? [[email, language] as const] : [])),
		);
		await queueMails(
			context,
			[...strangers].map(([to, chosen]) => {
				const language = isLanguage(chosen) ? chosen : "fr";
				return { key: `${key}:${to}`, to, language, ...compose(translator(language)) };
			}),
		);
	});
