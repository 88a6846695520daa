import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Disclosure } from "~/ui/Disclosure";
import { Section } from "~/ui/Page";

/** The hourly fingerprints of the log: whoever copies one can show later that the log was rewritten since. */
export const BoxFingerprints = ({ fingerprints }: { fingerprints: { at: string; fingerprint: string }[] }) => {
	const { t, i18n } = useTranslation("ballots");
	if (fingerprints.length === 0) return null;
	return (
		<Section title={t("secret.box.fingerprints")}>
			<p>{t("secret.box.fingerprintsText")}</p>
			<Disclosure summary={t("secret.box.fingerprintsShow", { count: fingerprints.length })}>
				<ol className="grid gap-2">
					{fingerprints.map(({ at, fingerprint }) => (
						<li key={at} className="grid gap-x-4 sm:grid-cols-[14rem_1fr]">
							<time dateTime={at}>{formatDate(i18n.language as Language, new Date(at), "moment")}</time>
							<code className="break-all">{fingerprint}</code>
						</li>
					))}
				</ol>
			</Disclosure>
		</Section>
	);
};
