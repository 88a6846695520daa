import { listRecipients } from "~/domain/accounts/queries.server";
import { translator } from "~/i18n/i18next.server";
import type { Translate } from "~/i18n/namespaces";
import type { Context } from "~/server/context.server";
import type { Letter } from "../rules";
import { queueMails } from "./queue-mail.server";

type Sending = {
	accountIds: string[];
	/** Each person's letter has the key `<key>:<account>`. */
	key: string;
	/** The letter in the reader's language. */
	compose: (t: Translate, recipient: { name: string; language: "fr" | "en" }) => Letter;
};

/** Writes to people by their accounts, each in their language. Accounts without a confirmed address get nothing. See `queueMails`. */
export const queueMailToAccounts = async (context: Context, { accountIds, key, compose }: Sending) => {
	const recipients = await listRecipients(context, [...new Set(accountIds)]);
	const mails = recipients.map(({ id, email, language, name }) => ({
		key: `${key}:${id}`,
		to: email,
		language,
		...compose(translator(language), { name, language }),
	}));
	return queueMails(context, mails);
};
