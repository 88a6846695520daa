import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "~/ui/Tag";
import type { State } from "../policy";

const tones: Record<State, Tone> = {
	new: "info",
	open: "info",
	waiting_resident: "warning",
	waiting_other: "neutral",
	answered: "success",
	closed: "neutral",
	reopened: "accent",
};

/** The state of a matter, in the words of who reads it. */
export const StateTag = ({ state, forStaff }: { state: State; forStaff?: boolean }) => {
	const { t } = useTranslation("matters");
	return <Tag tone={tones[state]}>{forStaff ? t(`staffStates.${state}`) : t(`states.${state}`)}</Tag>;
};
