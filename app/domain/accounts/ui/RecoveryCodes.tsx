import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";

/** Recovery codes, shown this once. */
export const RecoveryCodes = ({ codes }: { codes: string[] }) => {
	const { t } = useTranslation("identity");
	return (
		<Section title={t("codes.title")}>
			<p>{t("codes.lead")}</p>
			<ol className="grid max-w-md grid-cols-2 gap-x-6 gap-y-2 rounded-card border border-line bg-surface p-5 font-mono">
				{codes.map((code) => (
					<li key={code}>{code}</li>
				))}
			</ol>
			<p className="text-soft">{t("codes.print")}</p>
			<div>
				<LinkButton to="/me/security" reloadDocument>
					{t("codes.noted")}
				</LinkButton>
			</div>
		</Section>
	);
};
