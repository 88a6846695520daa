import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "~/ui/Tag";
import type { ConsultationStatus, PhaseStatus } from "../rules";

const tones: Record<ConsultationStatus | PhaseStatus, Tone> = {
	draft: "neutral",
	upcoming: "info",
	open: "success",
	closed: "neutral",
	annulled: "danger",
	suspended: "warning",
};

export const StatusTag = ({ status }: { status: ConsultationStatus | PhaseStatus }) => {
	const { t } = useTranslation("consultations");
	return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>;
};
