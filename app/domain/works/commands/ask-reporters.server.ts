import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { closingPath } from "~/domain/issue-reports/closing-link.server";
import { translator } from "~/i18n/i18next.server";
import { isLanguage } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import type { Context } from "~/server/context.server";
import { findClosing } from "../queries/closings.server";

type Asked = { number: number; address: string };

const letterOf = (t: Translate, { number, address }: Asked, path: string) => ({
	subject: t("works:mail.ask.subject", { number }),
	parts: [
		t("works:mail.ask.text", { address }),
		{ link: `${path}?solved=yes`, label: t("works:mail.ask.yes") },
		{ link: `${path}?solved=no`, label: t("works:mail.ask.no") },
	],
});

/**
 * Asks those who reported an incident whether it is really fixed, some days after: each once per closing, and nobody who
 * has answered or when it no longer stands closed. Safe to repeat.
 */
export const askReporters = async (
	context: Context,
	{ incidentId, eventId }: { incidentId: string; eventId: string },
): Promise<void> => {
	const { db } = context;
	if ((await findClosing(context, incidentId))?.eventId !== eventId) return;
	const [incident, reports, answers] = await Promise.all([
		db.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { number: true, address: true } }),
		db.report.findMany({
			where: { incidentId, verifiedAt: { not: null } },
			select: { id: true, accountId: true, email: true, language: true },
		}),
		db.closingAnswer.findMany({ where: { eventId }, select: { reportId: true } }),
	]);
	const answered = new Set(answers.map(({ reportId }) => reportId));
	for (const { id, accountId, email, language: chosen } of reports.filter(({ id }) => !answered.has(id))) {
		const path = closingPath({ reportId: id, eventId });
		const key = `ask:${eventId}:${id}`;
		if (accountId) {
			const compose = (t: Translate) => letterOf(t, incident, path);
			await queueMailToAccounts(context, { accountIds: [accountId], key, compose });
		} else if (email) {
			const language = isLanguage(chosen) ? chosen : "fr";
			await queueMail(context, { key, to: email, language, ...letterOf(translator(language), incident, path) });
		}
	}
};
