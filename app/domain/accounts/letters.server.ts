import { translator } from "~/i18n/i18next.server";
import { isLanguage, type Language } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import type { Role } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import type { Jobs } from "~/server/queue.server";
import { emailKey } from "./rules";
import { issueToken } from "./tokens.server";

type Part = string | { link: string; label: string };
type Letter = { to: string; language: Language; subject: string; parts: Part[] };
type Account = {
	id: string;
	email: string;
	displayName: string;
	language: string;
	confirmedAt: Date | null;
	role: Role;
};

const write = (account: Account, compose: (t: Translate) => { subject: string; parts: Part[] }): Letter => {
	const language = isLanguage(account.language) ? account.language : "fr";
	const t = translator(language);
	const { subject, parts } = compose(t);
	const hello = t("accounts:letters.hello", { name: account.displayName });
	return { to: account.email, language, subject, parts: [hello, ...parts] };
};

const confirmation = async (context: Context, account: Account): Promise<Letter> => {
	const token = await issueToken(context, account.id, "confirm_email");
	return write(account, (t) => ({
		subject: t("accounts:letters.confirm.subject"),
		parts: [
			t("accounts:letters.confirm.text"),
			{ link: `/confirm/${token}`, label: t("accounts:letters.confirm.button") },
			t("accounts:letters.confirm.ignore"),
		],
	}));
};

const already = (account: Account): Letter =>
	write(account, (t) => ({
		subject: t("accounts:letters.already.subject"),
		parts: [
			t("accounts:letters.already.text"),
			{ link: "/sign-in", label: t("accounts:letters.already.button") },
			t("accounts:letters.already.forgotten"),
			{ link: "/forgotten-password", label: t("accounts:letters.already.reset") },
		],
	}));

const reset = async (context: Context, account: Account): Promise<Letter> => {
	const token = await issueToken(context, account.id, "reset_password");
	return write(account, (t) => ({
		subject: t("accounts:letters.reset.subject"),
		parts: [
			t("accounts:letters.reset.text"),
			{ link: `/reset-password/${token}`, label: t("accounts:letters.reset.button") },
			t("accounts:letters.reset.ignore"),
		],
	}));
};

/** Staff never enter by a letter alone: whoever reads their mailbox would have their rights. */
const signInLink = async (context: Context, account: Account): Promise<Letter> => {
	if (account.role !== "resident") return already(account);
	const token = await issueToken(context, account.id, "sign_in");
	return write(account, (t) => ({
		subject: t("accounts:letters.signIn.subject"),
		parts: [
			t("accounts:letters.signIn.text"),
			{ link: `/sign-in/link/${token}`, label: t("accounts:letters.signIn.button") },
			t("accounts:letters.signIn.ignore"),
		],
	}));
};

const newAddress = async (context: Context, account: Account, email: string): Promise<Letter> => {
	const token = await issueToken(context, account.id, "change_email", email);
	const letter = write(account, (t) => ({
		subject: t("accounts:letters.newAddress.subject"),
		parts: [
			t("accounts:letters.newAddress.text"),
			{ link: `/new-address/${token}`, label: t("accounts:letters.newAddress.button") },
			t("accounts:letters.newAddress.ignore"),
		],
	}));
	return { ...letter, to: email };
};

const confirmContact = async (context: Context, account: Account): Promise<Letter> => {
	const token = await issueToken(context, account.id, "confirm_contact", account.email);
	return write(account, (t) => ({
		subject: t("identity:letters.contact.subject"),
		parts: [
			t("identity:letters.contact.text"),
			{ link: `/confirm-contact/${token}`, label: t("identity:letters.contact.button") },
			t("identity:letters.contact.ignore"),
		],
	}));
};

const prove = async (context: Context, account: Account): Promise<Letter> => {
	const token = await issueToken(context, account.id, "prove_owner");
	return write(account, (t) => ({
		subject: t("identity:letters.prove.subject"),
		parts: [
			t("identity:letters.prove.text"),
			{ link: `/me/prove/${token}`, label: t("identity:letters.prove.button") },
			t("identity:letters.prove.ignore"),
		],
	}));
};

const addressChanged = (account: Account): Letter =>
	write(account, (t) => ({
		subject: t("accounts:letters.addressChanged.subject"),
		parts: [
			t("accounts:letters.addressChanged.text"),
			{ link: "/forgotten-password", label: t("accounts:letters.addressChanged.button") },
		],
	}));

const select = { id: true, email: true, displayName: true, language: true, confirmedAt: true, role: true } as const;

/** An account with somewhere to write to. */
const reachable = (found: (Omit<Account, "email"> & { email: string | null }) | null): Account | null =>
	found?.email ? { ...found, email: found.email } : null;

/**
 * The letter that answers a request about an address, with its secret made on the spot; null when there is nothing to
 * say. Whoever asked was answered the same in every case: only the owner of the mailbox learns which it was.
 */
export const composeAccountLetter = async (
	context: Context,
	{ letter, email, accountId }: Jobs["account-letter"],
): Promise<Letter | null> => {
	if (letter === "confirm-contact") {
		const asking = accountId
			? reachable(await context.db.account.findUnique({ where: { id: accountId }, select }))
			: null;
		return asking && !asking.confirmedAt ? confirmContact(context, asking) : null;
	}
	if (letter === "prove") {
		const asking = accountId
			? reachable(await context.db.account.findUnique({ where: { id: accountId }, select }))
			: null;
		return asking?.confirmedAt ? prove(context, asking) : null;
	}
	const owner = reachable(await context.db.account.findUnique({ where: { emailKey: emailKey(email) }, select }));
	if (letter === "change-email" || letter === "address-changed") {
		if (!accountId || owner?.id === accountId) return null;
		const asking = reachable(await context.db.account.findUnique({ where: { id: accountId }, select }));
		if (!asking) return null;
		if (letter === "address-changed") return { ...addressChanged(asking), to: email };
		return owner ? already(owner) : newAddress(context, asking, email);
	}
	if (!owner) return null;
	if (letter === "reset") return reset(context, owner);
	if (letter === "sign-in") return signInLink(context, owner);
	return owner.confirmedAt ? already(owner) : confirmation(context, owner);
};
