import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Section } from "~/ui/Page";
import type { EnvelopeOutcome } from "../count";
import { type BallotStory, explainBallot, type ProjectStory } from "../counting/explain-ballot";
import { ownFirst } from "./own-first";

type Props = {
	envelopes: EnvelopeOutcome[];
	options: { id: string; title: string; envelope: string | null }[];
	/** The choices of the reader's own ballot, if they have one. */
	own: string[];
};

const useWords = (titles: ReadonlyMap<string, string>) => {
	const { t, i18n } = useTranslation("ballots");
	const money = (text: string) =>
		formatNumber(i18n.language as Language, Number(text), {
			...{ style: "currency", currency: "EUR" },
			maximumFractionDigits: 2,
		});
	const line = (story: ProjectStory): string => {
		const project = titles.get(story.project) ?? story.project;
		if (story.outcome === "not-funded") return t("results.mine.lost", { project });
		if (story.how === "my-share") return t("results.mine.share", { project, paid: money(story.paid) });
		return t(story.how === "completion-by-votes" ? "results.mine.completion" : "results.mine.votes", { project });
	};
	const share = ({ initial, spent, left }: NonNullable<BallotStory["share"]>) =>
		t("results.mine.shareLine", { initial: money(initial), spent: money(spent), left: money(left) });
	return { line, share };
};

type Listed = Props["options"];

/** Boxes shown before the others are folded: enough for a ballot, short enough for a phone. */
const SHOWN = 6;

const Boxes = ({ options, chosen, toggle }: { options: Listed; chosen: ReadonlySet<string>; toggle: Toggle }) => (
	<div className="grid gap-2 sm:grid-cols-2">
		{options.map(({ id, title }) => (
			<label key={id} htmlFor={`mine-${id}`} className="choice">
				<input
					id={`mine-${id}`}
					type="checkbox"
					checked={chosen.has(id)}
					onChange={(event) => toggle(id, event.currentTarget.checked)}
					className="tick"
				/>
				<span>{title}</span>
			</label>
		))}
	</div>
);

type Toggle = (id: string, on: boolean) => void;

/** What one ballot did, worked out in the voter's browser from the published count: the ballot goes nowhere. */
export const MyBallotStory = ({ envelopes, options, own }: Props) => {
	const { t } = useTranslation("ballots");
	const [ready, setReady] = useState(false);
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(own));
	useEffect(() => setReady(true), []);
	const [first, others] = ownFirst(options, own, SHOWN);
	const words = useWords(new Map(options.map(({ id, title }) => [id, title])));
	const toggle = (id: string, on: boolean) =>
		setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
	if (!ready)
		return (
			<Section title={t("results.mineTitle")}>
				<p className="text-soft">{t("results.mineNoScript")}</p>
			</Section>
		);
	const stories = envelopes
		.map(({ id, result }) => {
			const named = options.filter((one) => chosen.has(one.id) && (one.envelope ?? envelopes[0]?.id) === id);
			return {
				id,
				named: named.length,
				story: explainBallot(
					result,
					named.map((one) => one.id),
				),
			};
		})
		.filter(({ named }) => named > 0);
	return (
		<Section title={t("results.mineTitle")}>
			<fieldset className="grid gap-3">
				<legend className="mb-3 text-soft">{t("results.mineLead")}</legend>
				<Boxes options={first} chosen={chosen} toggle={toggle} />
				{others.length > 0 ? (
					<details>
						<summary className="inline-flex min-h-11 items-center font-semibold">
							{t("results.mine.others", { count: others.length })}
						</summary>
						<Boxes options={others} chosen={chosen} toggle={toggle} />
					</details>
				) : null}
			</fieldset>
			<output className="grid gap-3">
				{stories.map(({ id, story }) => (
					<span key={id} className="grid gap-1">
						{story.projects.map((project) => (
							<span key={project.project}>{words.line(project)}</span>
						))}
						{story.share ? <span className="text-soft">{words.share(story.share)}</span> : null}
					</span>
				))}
			</output>
		</Section>
	);
};
