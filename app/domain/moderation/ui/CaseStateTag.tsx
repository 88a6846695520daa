import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "~/ui/Tag";

const tones = {
	open: "warning",
	kept: "success",
	hidden: "danger",
	appealed: "warning",
	upheld: "danger",
	overturned: "success",
} as const satisfies Record<string, Tone>;

export type CaseState = keyof typeof tones;

/** Where a case stands, in one or two words. */
export const CaseStateTag = ({ state }: { state: CaseState }) => {
	const { t } = useTranslation("moderation");
	return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>;
};
