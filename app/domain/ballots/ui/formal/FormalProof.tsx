import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import type { CheckedElection } from "../../belenios/check";

type Props = { slug: string; election: CheckedElection; address: string };

const checks = ["files", "trustees", "ballots", "tally", "decryption", "result"] as const;

/** What was checked of an imported election, what was not, and the archive with which anyone checks it again. */
export const FormalProof = ({ slug, election: { figures, uuid, mark }, address }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<Section title={t("formal.proofTitle")}>
			<StatGrid>
				<Stat label={t("formal.credentials")} value={figures.credentials} />
				<Stat label={t("formal.arrived")} value={figures.ballots} />
				<Stat label={t("count.ballots")} value={figures.counted} />
				<Stat label={t("formal.trustees")} value={figures.trustees} />
			</StatGrid>
			<ul className="grid gap-2">
				{checks.map((check) => (
					<li key={check} className="flex gap-2">
						<Icon name="check" className="mt-1 flex-none text-success" />
						{t(`formal.check.${check}`)}
					</li>
				))}
			</ul>
			<p className="text-soft">{t("formal.notChecked")}</p>
			<p>
				<a href={`/consultations/${slug}/vote/formal/election.bel`} download className="font-semibold">
					{t("formal.archive")}
				</a>
			</p>
			<pre className="whitespace-pre-wrap break-all rounded-control border border-line bg-sunken p-3 text-[0.9375rem]">
				{"belenios-tool election verify --dir ."}
			</pre>
			<p className="text-[0.9375rem] text-soft">
				{t("formal.mark")} <code className="break-all">{mark}</code> ({uuid}) {address}
			</p>
		</Section>
	);
};
