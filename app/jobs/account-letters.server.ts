import { composeAccountLetter } from "~/domain/accounts/letters.server";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { findErasure } from "~/domain/residents/rights/own.server";
import { formatDate } from "~/i18n/format";
import type { Context } from "~/server/context.server";
import { transaction } from "~/server/context.server";
import type { Jobs } from "~/server/queue.server";

/** Writes and queues a letter about an account, its secret with it, in one transaction. */
export const sendAccountLetter = (context: Context, asked: Jobs["account-letter"]): Promise<void> =>
	transaction(context, async (context) => {
		const letter = await composeAccountLetter(context, asked);
		if (letter) await queueMail(context, { key: `account:${asked.id}`, ...letter });
	});

/** Tells the owner what was changed, so that a change that is not theirs is seen. */
export const tellOwner =
	(what: "passwordChanged" | "roleChanged" | "identityLinked" | "identityUnlinked" | "factorAdded" | "factorRemoved") =>
	async (context: Context, event: { id: string; subjectId: string }): Promise<void> => {
		await queueMailToAccounts(context, {
			accountIds: [event.subjectId],
			key: `told:${event.id}`,
			compose: (t, { name }) => ({
				subject: t(`accounts:letters.${what}.subject`),
				parts: [
					t("accounts:letters.hello", { name }),
					t(`accounts:letters.${what}.text`),
					{ link: "/me/security", label: t(`accounts:letters.${what}.button`) },
				],
			}),
		});
	};

/** Tells a person that they will be erased, when, and how to stop it: whoever asked may not be them. */
export const tellOfErasure = async (context: Context, event: { id: string; subjectId: string }): Promise<void> => {
	const erasure = await findErasure(context, event.subjectId);
	if (!erasure) return;
	await queueMailToAccounts(context, {
		accountIds: [event.subjectId],
		key: `erasure:${event.id}`,
		compose: (t, { name, language }) => ({
			subject: t("residents:rights.letter.subject"),
			parts: [
				t("accounts:letters.hello", { name }),
				t(`residents:rights.letter.${erasure.origin === "inactive" ? "inactive" : "asked"}`, {
					date: formatDate(language, erasure.dueAt),
				}),
				{ link: "/me/data", label: t("residents:rights.letter.button") },
			],
		}),
	});
};

/** Tells a resident what came of the check of their home. */
export const tellResident = async (
	context: Context,
	event: { id: string; subjectId: string; details: unknown },
): Promise<void> => {
	const { accepted } = event.details as { accepted: boolean };
	const outcome = accepted ? "accepted" : "refused";
	await queueMailToAccounts(context, {
		accountIds: [event.subjectId],
		key: `told:${event.id}`,
		compose: (t, { name }) => ({
			subject: t(`residents:mails.${outcome}.subject`),
			parts: [
				t("accounts:letters.hello", { name }),
				t(`residents:mails.${outcome}.text`),
				{ link: "/me/identity/residence", label: t("residents:mails.button") },
			],
		}),
	});
};

type HelpTold = "asked" | "answered" | "established" | "ended";

/** Tells the other side of a link between two people what became of it; both, when an agent established it. */
export const tellOfHelp =
	(what: HelpTold) =>
	async (context: Context, event: { id: string; subjectId: string; details: unknown }): Promise<void> => {
		const { personId } = event.details as { personId?: string };
		await queueMailToAccounts(context, {
			accountIds: [event.subjectId, ...(personId ? [personId] : [])],
			key: `help:${event.id}`,
			compose: (t, { name }) => ({
				subject: t(`residents:people.letters.${what}.subject`),
				parts: [
					t("accounts:letters.hello", { name }),
					t(`residents:people.letters.${what}.text`),
					{ link: "/me/people", label: t("residents:people.letters.button") },
				],
			}),
		});
	};

/** Tells both mailboxes that two accounts became one, or two again: one of them may be somebody else's. */
export const tellOfMerge =
	(what: "merged" | "undone") =>
	async (context: Context, event: { id: string; subjectId: string; details: unknown }): Promise<void> => {
		const { goneId } = event.details as { goneId: string };
		await queueMailToAccounts(context, {
			accountIds: [event.subjectId, goneId],
			key: `merge:${event.id}`,
			compose: (t, { name }) => ({
				subject: t(`residents:duplicates.letters.${what}.subject`),
				parts: [
					t("accounts:letters.hello", { name }),
					t(`residents:duplicates.letters.${what}.text`),
					{ link: "/contact", label: t("residents:duplicates.letters.button") },
				],
			}),
		});
	};
