import { useTranslation } from "react-i18next";
import { Tag } from "~/ui/Tag";
import { stateTones } from "../rules/look";
import type { IncidentState } from "../rules/states";

export const StateTag = ({ state }: { state: IncidentState }) => {
	const { t } = useTranslation("issue-reports");
	return <Tag tone={stateTones[state]}>{t(`states.${state}`)}</Tag>;
};
