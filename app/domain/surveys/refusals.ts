import type { Translate } from "~/i18n/namespaces";
import type { ParticipationRefusal } from "../consultations/policy";

const own = [
	"absent",
	"stale-version",
	"answered",
	"too-many-questions",
	"too-many-pages",
	"already-answered",
	"faults",
] as const;

export type SurveyRefusal = (typeof own)[number];

const isOwn = (refusal: string): refusal is SurveyRefusal => own.includes(refusal as SurveyRefusal);

/** A refusal in the reader's words: those of surveys, else those of taking part. */
export const refusalText = (t: Translate, refusal: SurveyRefusal | ParticipationRefusal): string =>
	isOwn(refusal) ? t(`surveys:refusals.${refusal}`) : t(`consultations:refusals.${refusal}`);
