import { useTranslation } from "react-i18next";
import { ButtonForm, LinkButton } from "~/ui/Button";
import type { IncidentState } from "../rules/states";

type Props = { incident: { id: string; number: number; state: IncidentState }; isMine: boolean };

export const DeskActs = ({ incident: { id, number, state }, isMine }: Props) => {
	const { t } = useTranslation("issue-reports");
	return (
		<>
			{isMine ? null : <ButtonForm action="/admin/reports/take" fields={{ ids: id }} label={t("desk.take")} />}
			{state === "duplicate" ? (
				<ButtonForm action={`/admin/reports/${number}/part`} tone="secondary" label={t("desk.part")} />
			) : null}
			<LinkButton to={`/reports/${number}`} tone="secondary">
				{t("desk.public")}
			</LinkButton>
		</>
	);
};
