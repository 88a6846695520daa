import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import type { LetterPart } from "~/domain/channels/rules";
import { translator } from "~/i18n/i18next.server";
import { isLanguage } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import type { Context } from "~/server/context.server";
import { closingPath } from "../closing-link.server";

type Told = { number: number; address: string; publicText: string | null; toState: NonNullable<string | null> };

/** `answer`: where somebody without an account says whether it is solved. */
const letterOf = (t: Translate, { number, address, publicText, toState }: Told, answer?: string) => {
	const state = t(`issue-reports:states.${toState as "received"}`);
	const parts: LetterPart[] = [
		t("issue-reports:mail.moved.text", { number, address, state }),
		...(publicText ? [{ quote: publicText }] : []),
		{ link: `/reports/${number}`, label: t("issue-reports:mail.moved.button") },
		...(answer ? [{ link: answer, label: t("issue-reports:mail.moved.answer") }] : []),
	];
	return { subject: t("issue-reports:mail.moved.subject", { number, state }), parts };
};

/**
 * Tells everyone who reported or follows an incident what has changed: each once per event (`eventId` of the incident's
 * life), by the address of their account or the one they left. Safe to repeat.
 */
export const tellReporters = async (
	context: Context,
	{ incidentId, eventId }: { incidentId: string; eventId: string },
): Promise<void> => {
	const { db } = context;
	const [incident, event] = await Promise.all([
		db.incident.findUnique({ where: { id: incidentId }, select: { number: true, address: true } }),
		db.incidentEvent.findUnique({ where: { id: eventId }, select: { publicText: true, toState: true } }),
	]);
	if (!incident || !event?.toState) return;
	const told: Told = { ...incident, publicText: event.publicText, toState: event.toState };
	const [reports, follows] = await Promise.all([
		db.report.findMany({
			where: { incidentId, verifiedAt: { not: null } },
			select: { id: true, accountId: true, email: true, language: true },
		}),
		db.incidentFollow.findMany({ where: { incidentId }, select: { accountId: true } }),
	]);
	const accountIds = [...reports, ...follows].flatMap(({ accountId }) => (accountId ? [accountId] : []));
	await queueMailToAccounts(context, { accountIds, key: `incident:${eventId}`, compose: (t) => letterOf(t, told) });
	const strangers = new Map(
		reports.flatMap(({ id, accountId, email, language }) =>
			email && !accountId ? [[email, { language, id }] as const] : [],
		),
	);
	const isClosed = event.toState === "resolved" || event.toState === "rejected";
	await queueMails(
		context,
		[...strangers].map(([to, { language: chosen, id }]) => {
			const language = isLanguage(chosen) ? chosen : "fr";
			const answer = isClosed ? closingPath({ reportId: id, eventId }) : undefined;
			return { key: `incident:${eventId}:${to}`, to, language, ...letterOf(translator(language), told, answer) };
		}),
	);
};
