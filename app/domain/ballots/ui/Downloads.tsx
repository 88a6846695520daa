import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

type Props = {
	/** The address of the results page. */
	page: string;
	/** Envelopes with enough ballots to be published, and those without. */
	published: { id: string; title: string }[];
	tooFew: string[];
	/** Whether ballots of a vote without money are published. */
	hasBallots: boolean;
	/** What to type to count a file again. */
	rule: string;
	ballotsHash: string;
};

/** Everything needed to count again. */
export const Downloads = ({ page, published, tooFew, hasBallots, rule, ballotsHash }: Props) => {
	const { t } = useTranslation("ballots");
	const files = [
		{ name: "rules.json", label: t("results.file.rules") },
		{ name: "count.json", label: t("results.file.count") },
		...(hasBallots ? [{ name: "ballots.json", label: t("results.file.ballots") }] : []),
		...published.map(({ id, title }) => ({ name: `${id}.pb`, label: t("results.file.pb", { title }) })),
	];
	return (
		<Section title={t("results.downloads")}>
			{published.length > 0 ? <Prose text={t("results.downloadsLead", { rule })} /> : null}
			<ul className="grid gap-2">
				{files.map(({ name, label }) => (
					<li key={name}>
						<a href={`${page}/${name}`} className="inline-flex min-h-11 items-center gap-2" download>
							<Icon name="download" />
							{label}
						</a>
					</li>
				))}
			</ul>
			{tooFew.map((title) => (
				<p key={title}>{t("results.tooFew", { title })}</p>
			))}
			<p className="text-[0.9375rem] text-soft">
				{t("results.hash")} <code className="break-all">{ballotsHash}</code>
			</p>
		</Section>
	);
};
