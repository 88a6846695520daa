import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { ButtonForm } from "~/ui/Button";
import type { PublishRefusal } from "../policy";

type Props = { plan: { at: Date | string; by: string } | null; failed: PublishRefusal | null; consultationId: string };

/** When results will be published by themselves, or why they were not. */
export const PublicationPlan = ({ plan, failed, consultationId }: Props) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	if (failed)
		return (
			<Alert tone="danger" title={t("plan.failed")}>
				<p>{t(`refusals.${failed}`)}</p>
			</Alert>
		);
	if (!plan) return null;
	return (
		<Alert title={t("assessment.planTitle", { date: formatDate(language, plan.at, "moment") })}>
			<p>{t("plan.text", { name: plan.by })}</p>
			<ButtonForm tone="secondary" size="small" action={`/admin/consultations/${consultationId}/results/cancel`}>
				{t("assessment.cancelPlan")}
			</ButtonForm>
		</Alert>
	);
};
