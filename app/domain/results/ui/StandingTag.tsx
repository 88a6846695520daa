import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "~/ui/Tag";
import type { Standing } from "../commitment-rules";

const tones: Record<Standing, Tone> = {
	planned: "neutral",
	"under-way": "info",
	delayed: "warning",
	late: "danger",
	delivered: "success",
	abandoned: "neutral",
};

export const StandingTag = ({ standing }: { standing: Standing }) => {
	const { t } = useTranslation("results");
	return (
		<Tag tone={tones[standing]} {...(standing === "delivered" ? { icon: "check" as const } : {})}>
			{t(`standing.${standing}`)}
		</Tag>
	);
};
