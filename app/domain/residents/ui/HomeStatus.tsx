import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Alert } from "~/ui/Alert";

type Proof = {
	id: string;
	method: string;
	state: string;
	street: string;
	postcode: string;
	town: string;
	sentAt: Date | null;
	expiresAt: Date;
	reason: string | null;
};

/** What is under way about one's home, and what was refused last. */
export const HomeStatus = ({ proofs }: { proofs: Proof[] }) => {
	const { t, i18n } = useTranslation("residents");
	const language = i18n.language as Language;
	const shown = proofs.filter(
		({ state }, index) => state === "waiting" || state === "sent" || (index === 0 && state === "refused"),
	);
	return shown.map(({ id, method, state, street, postcode, town, sentAt, expiresAt, reason }) => {
		const address = `${street}, ${postcode} ${town}`;
		if (state === "refused")
			return method === "document" ? (
				<Alert key={id} tone="warning">
					{t("home.refusedDocument", { reason })}
				</Alert>
			) : (
				<Alert key={id} tone="warning">
					{t("home.refusals.too-many-tries")}
				</Alert>
			);
		if (method === "document") return <Alert key={id}>{t("home.waitingDocument")}</Alert>;
		return (
			<Alert key={id}>
				{sentAt
					? t("home.sentLetter", {
							address,
							when: formatDate(language, sentAt),
							until: formatDate(language, expiresAt),
						})
					: t("home.waitingLetter", { address })}
			</Alert>
		);
	});
};
