import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { withdrawalReasons } from "../schema";

type Props = { state: "draft" | "published" | "withdrawn" | "replaced"; reason: string | null };

/** Says that the author has withdrawn the proposal, and why. */
export const WithdrawnNotice = ({ state, reason }: Props) => {
	const { t } = useTranslation("proposals");
	if (state !== "withdrawn") return null;
	const code = withdrawalReasons.find((one) => reason === one || reason?.startsWith(`${one}: `)) ?? "other";
	const explanation = reason?.slice(code.length + 2);
	return (
		<Alert tone="warning" title={t("withdraw.notice")}>
			<p>{t(`withdraw.reasons.${code}`)}</p>
			{explanation ? <p>{explanation}</p> : null}
		</Alert>
	);
};
