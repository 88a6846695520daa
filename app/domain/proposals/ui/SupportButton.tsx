import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { Icon } from "~/ui/Icon";

type Props = {
	proposal: { id: string; title: string; supports: number | null; isSupported: boolean };
	/** Where to come back to. */
	to: string;
	/** Whether supports can be given now (possibly after signing in). */
	isOpen: boolean;
};

/** How many people support a proposal, and the button to be one of them or no longer. */
export const SupportButton = ({ proposal, to, isOpen }: Props) => {
	const { t } = useTranslation("proposals");
	const { id, title, supports, isSupported } = proposal;
	return (
		<div className="flex flex-wrap items-center gap-3">
			{isOpen ? (
				<ButtonForm
					action={`/proposals/${id}/${isSupported ? "withdraw-support" : "support"}`}
					fields={{ to }}
					tone={isSupported ? "primary" : "secondary"}
					size="small"
					aria-label={t(isSupported ? "support.withdrawOf" : "support.giveOf", { title })}
				>
					<Icon name={isSupported ? "check" : "thumb"} size={1.125} />
					{t(isSupported ? "support.given" : "support.give")}
				</ButtonForm>
			) : null}
			{supports === null ? null : (
				<span className="tabular-nums text-soft">{t("support.count", { count: supports })}</span>
			)}
		</div>
	);
};
