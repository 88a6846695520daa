import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CountTable } from "~/domain/ballots/ui/CountTable";
import { formatDate, formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { CardGrid } from "~/ui/Card";
import { DefinitionList } from "~/ui/DefinitionList";
import { CityMap } from "~/ui/map/CityMap";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Stat, StatGrid } from "~/ui/Stat";
import type { ShownCommitment } from "../commitment-queries.server";
import type { ShownQuote } from "../quotes.server";
import type { Decision, Extras, Figures } from "../schema";
import { ActivityCharts } from "./ActivityCharts";
import { CommitmentCard } from "./CommitmentCard";
import { DecisionList } from "./DecisionList";
import { Deliberation } from "./Deliberation";
import { QuoteList } from "./QuoteList";

type Point = { id: string; label: string; lat: number; lng: number };

type Props = {
	conclusion: string;
	decisions: Decision[];
	figures: Figures;
	points: Point[];
	map: { lat: number; lng: number; zoom: number };
	commitments?: ShownCommitment[];
	quotes?: ShownQuote[];
	extras?: Pick<Extras, "deliberation" | "documents" | "hidden">;
	slug: string;
};

const Participation = ({ figures: { participants, vote } }: { figures: Figures }) => {
	const { t, i18n } = useTranslation("results");
	const kinds = ["total", ...(vote ? (["voters"] as const) : []), "authors", "supporters"] as const;
	const shown = kinds.filter((kind) => kind === "total" || kind === "voters" || participants[kind] > 0);
	const value = (kind: (typeof kinds)[number]) => (kind === "voters" && vote ? vote.ballots : participants[kind]);
	return (
		<StatGrid>
			{shown.map((kind) => (
				<Stat
					key={kind}
					value={formatNumber(i18n.language as Language, value(kind))}
					label={t(`stat.${kind}`, { count: value(kind) })}
				/>
			))}
		</StatGrid>
	);
};

const VoteFigures = ({ vote, taken }: { vote: NonNullable<Figures["vote"]>; taken: string[] }) => {
	const { t, i18n } = useTranslation("results");
	return (
		<Section title={t("page.vote")}>
			<CountTable
				lines={vote.lines}
				highlighted={taken}
				legend={{ highlighted: t("kind.taken-up"), others: t("kind.not-taken-up") }}
			/>
			<details>
				<summary className="inline-flex min-h-11 items-center font-semibold text-brand-text underline underline-offset-4">
					{t("page.check")}
				</summary>
				<p className="mt-2">
					{t("page.checkText", { date: formatDate(i18n.language as Language, vote.closedAt, "moment") })}
				</p>
				<DefinitionList
					items={[
						{ term: t("page.rulesHash"), description: <code className="break-all">{vote.rulesHash}</code> },
						{ term: t("page.ballotsHash"), description: <code className="break-all">{vote.ballotsHash}</code> },
					]}
				/>
			</details>
		</Section>
	);
};

/** What a consultation led to: figures, what the city decided and why, the vote in bars and its table, the map. */
export const ResultsView = (props: Props) => {
	const { conclusion, decisions, figures, points, map, commitments = [], quotes = [], extras, slug } = props;
	const hidden = extras?.hidden ?? [];
	const { t } = useTranslation("results");
	const taken = decisions.filter(({ kind }) => kind !== "not-taken-up").map(({ subjectId }) => subjectId);
	const pins = points
		.filter(({ id }) => taken.includes(id))
		.map((point) => ({ ...point, href: `#decision-${point.id}` }));
	return (
		<>
			{hidden.includes("figures") ? null : <Participation figures={figures} />}
			<Section title={t("page.conclusion")}>
				<Prose text={conclusion} />
			</Section>
			{figures.vote ? <VoteFigures vote={figures.vote} taken={taken} /> : null}
			<Section title={t("page.decisions")}>
				{decisions.length > 0 ? (
					<DecisionList decisions={decisions} commitments={commitments} />
				) : (
					<p>{t("page.decisionsNone")}</p>
				)}
			</Section>
			{figures.activity && !hidden.includes("charts") ? (
				<Section title={t("charts.title")}>
					<ActivityCharts activity={figures.activity} />
				</Section>
			) : null}
			{quotes.length > 0 && !hidden.includes("quotes") ? (
				<Section title={t("quotes.section")}>
					<QuoteList quotes={quotes} />
				</Section>
			) : null}
			{extras ? <Deliberation slug={slug} {...extras} /> : null}
			{commitments.length > 0 ? (
				<Section
					title={t("commitments.sectionDone")}
					actions={<Link to="/commitments">{t("commitments.seeAll")}</Link>}
				>
					<CardGrid>
						{commitments.map((commitment) => (
							<CommitmentCard key={commitment.id} commitment={commitment} />
						))}
					</CardGrid>
				</Section>
			) : null}
			{pins.length > 0 && !hidden.includes("map") ? (
				<Section title={t("page.map")}>
					<CityMap label={t("page.mapLabel")} center={map} zoom={map.zoom} points={pins} height="22rem" />
				</Section>
			) : null}
		</>
	);
};
