import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";

/** After a report confirmed by e-mail: what an account of the same address would give. Never needed. */
export const AccountOffer = () => {
	const { t } = useTranslation("issue-reports");
	return (
		<Alert tone="info" title={t("confirm.offer.title")}>
			<p>{t("confirm.offer.text")}</p>
			<div className="mt-3 flex flex-wrap gap-3">
				<LinkButton to="/sign-up" size="small">
					{t("confirm.offer.create")}
				</LinkButton>
				<LinkButton to="/sign-in" tone="secondary" size="small">
					{t("confirm.offer.signIn")}
				</LinkButton>
			</div>
		</Alert>
	);
};
