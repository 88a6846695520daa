import { createHash, createHmac } from "node:crypto";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { translator } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";

/**
 * The secret of a form's confirmation link, and what the database keeps of it. Only the city can make it, and makes the
 * same each time: the reminder holds the link of the first letter.
 */
export const confirmation = (formKey: string) => {
	const made = createHmac("sha256", env().APP_SECRET).update(`report-confirmation\n${formKey}`).digest();
	const secret = made.toString("base64url");
	return { secret, hash: createHash("sha256").update(secret).digest("hex") };
};

type Asked = { formKey: string; email: string; language: "fr" | "en"; text: string; number: number };

/** Writes to who has no account: their report, or their testimony, counts once they have followed this link. */
export const askConfirmation = (
	context: Context,
	{ formKey, email, language, text, number }: Asked,
	secret: string,
) => {
	const t = translator(language);
	return queueMail(context, {
		key: `report-confirmation:${formKey}`,
		to: email,
		language,
		subject: t("issue-reports:mail.confirm.subject", { number }),
		parts: [
			t("issue-reports:mail.confirm.text"),
			...(text ? [{ quote: text }] : []),
			{ link: `/reports/confirm/${secret}`, label: t("issue-reports:mail.confirm.button") },
			t("issue-reports:mail.confirm.end"),
		],
	});
};
