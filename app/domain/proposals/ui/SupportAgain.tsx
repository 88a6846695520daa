import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { ButtonForm } from "~/ui/Button";

type Props = {
	proposal: { id: string; version: number };
	/** Whether the person asking must confirm their support. */
	isAsked: boolean;
	/** Supports that wait to be confirmed, of everybody; null where counts are not shown. */
	unconfirmed: number | null;
	isOpen: boolean;
};

/** After a change of substance: the question to who supported it before, and how many have not answered. */
export const SupportAgain = ({ proposal, isAsked, unconfirmed, isOpen }: Props) => {
	const { t } = useTranslation("proposals");
	const { id, version } = proposal;
	return (
		<>
			{isAsked ? (
				<Alert tone="warning" title={t("again.title")}>
					<p>{t(isOpen ? "again.text" : "again.over")}</p>
					<p>
						<Link to={`/proposals/${id}/versions`}>{t("again.changes")}</Link>
					</p>
					{isOpen ? (
						<div className="flex flex-wrap gap-3">
							<ButtonForm
								size="small"
								action={`/proposals/${id}/confirm-support`}
								fields={{ version: String(version) }}
								label={t("again.confirm")}
							/>
							<ButtonForm
								size="small"
								tone="secondary"
								action={`/proposals/${id}/withdraw-support`}
								label={t("again.withdraw")}
							/>
						</div>
					) : null}
				</Alert>
			) : null}
			{unconfirmed ? <p className="text-soft">{t("again.waiting", { count: unconfirmed })}</p> : null}
		</>
	);
};
