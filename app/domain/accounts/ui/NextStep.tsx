import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import type { NeedRefusal, Step } from "../ladder";

/** Where each step is taken; `to` is where to come back. */
const addressOf = (step: Step, to: string): string => {
	const back = `?to=${encodeURIComponent(to)}`;
	if (step === "sign-in") return `/sign-in${back}`;
	if (step === "confirm") return "/confirm";
	if (step === "residence") return "/me/identity/residence";
	if (step === "second-factor") return "/me/security";
	return `/sign-in/${step}${back}`;
};

type Props = {
	/** What is missing for the act asked; null when the page was opened for itself or nothing is missing. */
	missing: NeedRefusal | null;
	step: Step | null;
	level: 0 | 1 | 2 | 3 | 4;
	to: string;
};

/** What an act asks for that the person has not shown yet, and the one thing to do about it. */
export const NextStep = ({ missing, step, level, to }: Props) => {
	const { t } = useTranslation("identity");
	return (
		<>
			{missing ? (
				<Alert tone="info">{t(`level.asked.${missing}`, { level, name: t(`level.${level}.name`) })}</Alert>
			) : null}
			{step ? (
				<div>
					<LinkButton to={addressOf(step, to)} reloadDocument={step.startsWith("franceconnect")}>
						{t(`level.steps.${step}`)}
					</LinkButton>
				</div>
			) : (
				<p>{t(missing ? "level.asked.impossible" : "level.top")}</p>
			)}
		</>
	);
};
