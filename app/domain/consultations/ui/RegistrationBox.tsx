import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import type { FoundMeeting } from "../meeting-queries.server";
import type { RegistrationRefusal } from "../meeting-rules";

type Props = { meeting: Pick<FoundMeeting, "id" | "seats" | "taken" | "mine">; refusal: RegistrationRefusal | null };

/** Whether seats are left, what I have, and the one button that changes it. */
export const RegistrationBox = ({ meeting: { id, seats, taken, mine }, refusal }: Props) => {
	const { t } = useTranslation("consultations");
	if (seats === null) return <p className="font-semibold">{t("meetings.everyone")}</p>;
	if (refusal === "meeting-begun" || refusal === "meeting-cancelled") return null;
	const left = seats - taken;
	const here = encodeURIComponent(`/meetings/${id}`);
	return (
		<div className="grid justify-items-start gap-4">
			<p className="font-semibold">{t(left > 0 ? "meetings.seatsLeft" : "meetings.full", { count: left })}</p>
			{mine ? (
				<Alert tone={mine.seated ? "success" : "info"}>
					<p>{mine.seated ? t("meetings.mine.seated") : t("meetings.mine.waiting", { count: mine.rank ?? 1 })}</p>
				</Alert>
			) : null}
			{mine ? (
				<ButtonForm tone="secondary" action={`/meetings/${id}/leave`}>
					{t("meetings.leave")}
				</ButtonForm>
			) : null}
			{!mine && refusal === null ? (
				<ButtonForm action={`/meetings/${id}/register`}>
					{t(left > 0 ? "meetings.register" : "meetings.wait")}
				</ButtonForm>
			) : null}
			{refusal === "sign-in-needed" ? <LinkButton to={`/sign-in?to=${here}`}>{t("meetings.signIn")}</LinkButton> : null}
			{refusal === "confirmation-needed" ? <LinkButton to="/confirm">{t("meetings.confirm")}</LinkButton> : null}
		</div>
	);
};
