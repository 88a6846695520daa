import type { Translate } from "~/i18n/namespaces";

/** Refusals whose words are those of the polling place, not of the voter. */
const own = ["account-unknown", "already-voted", "already-on-paper", "not-in-rules", "conditions-unchecked"];

/** Why an officer's act was refused, in words. */
export const pollRefusal = (t: Translate, reason: string): string =>
	own.includes(reason)
		? t(`ballots:poll.refusals.${reason}` as "ballots:poll.refusals.already-voted")
		: t(`ballots:notCounted.${reason}` as "ballots:notCounted.vote-closed", { count: 1, limit: 0 });
