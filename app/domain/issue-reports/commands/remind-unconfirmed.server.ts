import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import { type Context, transaction } from "~/server/context.server";
import { confirmation } from "./ask-confirmation.server";
import { CONFIRM_DAYS } from "./confirm-report.server";

/** How long a report waits for its confirmation before its one reminder, in hours. */
export const REMIND_HOURS = 72;

const DAY = 86_400_000;

type Waiting = {
	id: string;
	formKey: string;
	confirmHash: string;
	email: string;
	language: "fr" | "en";
	text: string;
	createdAt: Date;
	number: number;
};

/** Marks who is to be written to: each is marked once, whoever else is doing the same. What has ended needs no reminder. */
const claim = ({ db, now }: Context): Promise<Waiting[]> => db.$queryRaw`
	UPDATE "Report" r SET "remindedAt" = ${now} FROM "Incident" i
	WHERE i.id = r."incidentId" AND i."closedAt" IS NULL AND i.state <> 'hidden'
		AND r."verifiedAt" IS NULL AND r."remindedAt" IS NULL AND r."confirmHash" IS NOT NULL AND r.email IS NOT NULL
		AND r."createdAt" <= ${new Date(now.getTime() - REMIND_HOURS * 3_600_000)}
		AND r."createdAt" > ${new Date(now.getTime() - CONFIRM_DAYS * DAY)}
	RETURNING r.id, r."formKey", r."confirmHash", r.email, r.language, r.text, r."createdAt", i.number`;

const write = (context: Context, { email, language, text, createdAt, number, ...report }: Waiting, secret: string) => {
	const t = translator(language);
	const until = formatDate(language, new Date(createdAt.getTime() + CONFIRM_DAYS * DAY));
	const letter = {
		key: `report-reminder:${report.id}`,
		to: email,
		language,
		subject: t("issue-reports:mail.reminder.subject", { number }),
		parts: [
			t("issue-reports:mail.reminder.text", { date: formatDate(language, createdAt) }),
			...(text ? [{ quote: text }] : []),
			{ link: `/reports/confirm/${secret}`, label: t("issue-reports:mail.confirm.button") },
			t("issue-reports:mail.reminder.end", { until }),
		],
	};
	return queueMail(context, letter);
};

/**
 * Writes once more, with the link of the first letter, to those who filed a report or a testimony without an account three
 * days ago and have not confirmed it. One letter each, for ever, however many workers run it. Answers how many left.
 */
export const remindUnconfirmed = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		let written = 0;
		for (const report of await claim(context)) {
			const { secret, hash } = confirmation(report.formKey);
			// A link made under another secret of the city cannot be written again, and a new one would break it.
			if (hash !== report.confirmHash) continue;
			const queued = await write(context, report, secret);
			if (queued.ok) written += queued.value.queued;
		}
		return written;
	});
