import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { type CountLine, CountTable } from "../CountTable";
import { Recount } from "./Recount";

type Props = {
	slug: string;
	result: {
		lines: CountLine[];
		ballots: number;
		box: { cards: number; voided: number; invalid: number } | null;
	};
};

const files = ["vote.json", "log.jsonl", "checkpoints.jsonl", "fingerprints.jsonl", "verify-ballots.mjs"] as const;

/** The count of an opened box, its files, and the recount in one's own browser. */
export const OpenedBox = ({ slug, result: { lines, ballots, box } }: Props) => {
	const { t } = useTranslation("ballots");
	const folder = `/consultations/${slug}/vote/box`;
	return (
		<>
			<Section title={t("count.title")}>
				<StatGrid>
					<Stat label={t("count.ballots")} value={ballots} />
					<Stat label={t("secret.box.cards")} value={box?.cards ?? 0} />
					<Stat label={t("secret.box.voided")} value={box?.voided ?? 0} />
					<Stat label={t("secret.box.invalid")} value={box?.invalid ?? 0} />
				</StatGrid>
				<CountTable lines={lines} />
				<p>
					<LinkButton tone="secondary" to={`/consultations/${slug}/vote/results`}>
						{t("notice.seeResults")}
					</LinkButton>
				</p>
			</Section>
			<Section title={t("secret.box.recountTitle")}>
				<p>{t("secret.box.recountText")}</p>
				<Recount folder={folder} />
			</Section>
			<Section title={t("secret.box.filesTitle")}>
				<p>{t("secret.box.filesText")}</p>
				<ul className="grid gap-2">
					<li>
						<a href={`${folder}/dossier.zip`} download className="font-semibold">
							{t("secret.box.all")}
						</a>
					</li>
					{files.map((name) => (
						<li key={name}>
							<a href={`${folder}/${name}`} download>
								{name}
							</a>{" "}
							<span className="text-soft">{t(`secret.box.files.${name.replace(/\W/g, "-") as "vote-json"}`)}</span>
						</li>
					))}
				</ul>
				<pre className="whitespace-pre-wrap break-all rounded-control border border-line bg-sunken p-3 text-[0.9375rem]">
					{`npm install libsodium-wrappers@0.8.4\nnode verify-ballots.mjs . --receipt ${t("secret.receipt.file")}`}
				</pre>
			</Section>
		</>
	);
};
