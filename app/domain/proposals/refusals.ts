import type { Translate } from "~/i18n/namespaces";
import type { ParticipationRefusal } from "../consultations/policy";

const own = [
	"absent",
	"address-unknown",
	"edit-window-over",
	"limit-reached",
	"not-author",
	"not-published",
	"outside-city",
	"place-needed",
	"stale-version",
	"theme-unknown",
	"too-fast",
	"too-many-drafts",
	"already-invited",
	"own-address",
	"too-many-co-authors",
	"already-author",
	"no-author",
	"answer-over",
	"already-replied",
	"passage-gone",
	"same-words",
	"already-decided",
	"not-enough-supports",
	"own-amendment",
	"too-few",
	"other-consultation",
	"on-ballot",
	"too-many-searches",
] as const;

export type ProposalRefusal = (typeof own)[number];

const isOwn = (refusal: string): refusal is ProposalRefusal => own.includes(refusal as ProposalRefusal);

/** A refusal in the reader's words: those of proposals, else those of taking part. */
export const refusalText = (t: Translate, refusal: ProposalRefusal | ParticipationRefusal): string =>
	isOwn(refusal) ? t(`proposals:refusals.${refusal}`) : t(`consultations:refusals.${refusal}`);
