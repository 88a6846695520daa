import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Page, PageHeader } from "~/ui/Page";

/** A secret link that no longer works, and where to get another. */
export const BadLink = ({ to, label }: { to: string; label: string }) => {
	const { t } = useTranslation("accounts");
	return (
		<Page width="text">
			<PageHeader title={t("badLink.title")} lead={t("badLink.text")} />
			<div className="flex flex-wrap gap-3">
				<LinkButton to={to}>{label}</LinkButton>
				<LinkButton to="/me/security" tone="secondary">
					{t("badLink.back")}
				</LinkButton>
			</div>
		</Page>
	);
};
