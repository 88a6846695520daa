import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { formatDate, formatEuros, formatNumber } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { DefinitionList } from "~/ui/DefinitionList";
import type { RuleOptions } from "../counting/count-election";
import type { SharedMoney, VoteRules } from "../schema";

type Props = { rules: VoteRules; rulesHash: string; startsAt: Date; endsAt: Date | null };
type Words = { t: TFunction<"ballots">; language: Language };

/** How a ballot is filled in. */
const howText = (rules: VoteRules, { t }: Words): string => {
	const { method, limit, points = 0, grades = [] } = rules;
	if (method === "up-to-k") return t("rules.upTo", { count: limit });
	const count = method === "ordinal" ? limit : points;
	return t(`rules.method.${method}`, { count, grades: [...grades].reverse().join(", ") });
};

const moneyCount = (count: RuleOptions, { t, language }: Words): string[] => {
	if (count.rule === "mes") {
		const completion = count.completion === "utilitarian" ? "utilitarian" : "add1u";
		const cardinality = count.utility === "cardinality" ? [t("rules.cardinality")] : [];
		return [t("rules.counted.mes"), ...cardinality, t(`rules.completion.${completion}`)];
	}
	const threshold = "threshold" in count && count.threshold ? Number(count.threshold) : null;
	return [
		t(count.rule === "greedy-stop" ? "rules.counted.greedy-stop" : "rules.counted.greedy-skip"),
		...(threshold ? [t("rules.threshold", { least: formatNumber(language, threshold) })] : []),
	];
};

/** How winners are found. */
const countTexts = (rules: VoteRules, words: Words): string[] => {
	const { t } = words;
	const { method, money, count } = rules;
	const added = ["cumulative", "ordinal", "score"].includes(method);
	if (money)
		return [
			t(added ? "rules.counted.points" : "rules.counted.approval"),
			...moneyCount(money.count, words),
			t("rules.share"),
		];
	if (method === "ranked") {
		const rule = count?.rule === "irv" || count?.rule === "stv" || count?.rule === "borda" ? count.rule : "schulze";
		return [t(`rules.counted.${rule}`)];
	}
	if (method === "majority-judgment" || method === "yes-no") return [t(`rules.counted.${method}`)];
	return added ? [t("rules.counted.points")] : [t("rules.counting")];
};

const moneyItems = (money: SharedMoney, rules: VoteRules, { t, language }: Words) => {
	const titles = new Map(rules.options.map(({ id, title }) => [id, title]));
	const lines = money.envelopes.map(({ title, amount }) =>
		t("rules.envelope", { title, amount: formatEuros(language, amount) }),
	);
	const several = money.envelopes.length > 1;
	const across = several ? [t(`rules.spread.${money.spread}`), t(`rules.leftover.${money.leftover}`)] : [];
	return [
		{ term: t("rules.money"), description: <Lines texts={[...lines, ...across]} /> },
		...money.incompatible.map((group) => ({
			term: t("rules.incompatible"),
			description: t("rules.incompatibleText", { titles: group.map((id) => titles.get(id) ?? "").join(" ; ") }),
		})),
	];
};

const Lines = ({ texts }: { texts: string[] }) => (
	<ul className="grid gap-1">
		{texts.map((text) => (
			<li key={text}>{text}</li>
		))}
	</ul>
);

const tieText = (rules: VoteRules, { t }: Words) => (rules.money ? t("rules.tieMoney") : t(`rules.tie.${rules.tie}`));

const channelItems = ({ channels, precedence }: VoteRules, { t }: Words) =>
	channels
		? [
				{
					term: t("rules.channels"),
					description: (
						<Lines
							texts={[
								...channels.map((channel) => t(`rules.channel.${channel}`)),
								...(precedence ? [t(`rules.precedence.${precedence}`)] : []),
							]}
						/>
					),
				},
			]
		: [];

/** What people must have shown, in the words of the phase's own conditions. */
const accessTexts = ({ access }: VoteRules, t: TFunction<["ballots", "consultations"]>): string[] => {
	if (!access) return [];
	const { identity, residence, areas, ageFrom: from, ageTo: to } = access;
	const names = areas.map(({ name }) => name).join(", ");
	const age = () => {
		if (from !== null && to !== null) return [t("consultations:terms.ageBetween", { from, to })];
		if (from !== null) return [t("consultations:terms.ageFrom", { from })];
		return to === null ? [] : [t("consultations:terms.ageTo", { to })];
	};
	return [
		...(identity > 1 ? [t(`consultations:terms.identity${identity as 3 | 4}`)] : []),
		...(residence ? [t("consultations:terms.residence")] : []),
		...(names ? [t("consultations:terms.area", { names, count: areas.length })] : []),
		...age(),
	];
};

const whoTexts = (rules: VoteRules, t: TFunction<["ballots", "consultations"]>): string[] => [
	t(`rules.eligibility.${rules.eligibility}`),
	...accessTexts(rules, t).map((text) => t("rules.access", { text })),
];

/** Who checks these conditions, way by way. */
const checkItems = ({ access, eligibility, channels = [] }: VoteRules, { t }: Words) => {
	if (!access) return [];
	const ways = new Set(eligibility === "code" ? ["code" as const, ...channels] : ["web" as const, ...channels]);
	if (eligibility === "code") ways.delete("web");
	const texts = [...ways].map((way) => t(`rules.checks.${way}`));
	return [{ term: t("rules.checksTitle"), description: <Lines texts={texts} /> }];
};

const quorumItems = ({ quorum }: VoteRules, { t, language }: Words) =>
	quorum
		? [
				{
					term: t("rules.quorum"),
					description: t("rules.quorumText", { percent: quorum.percent, roll: formatNumber(language, quorum.roll) }),
				},
			]
		: [];

/** The rules of a vote in sentences, with the hash that freezes them. */
export const Reglement = ({ rules, rulesHash, startsAt, endsAt }: Props) => {
	const { t, i18n } = useTranslation(["ballots", "consultations"]);
	const words = { t: t as unknown as TFunction<"ballots">, language: i18n.language as Language };
	const moment = (date: Date) => formatDate(words.language, date, "moment");
	const dates = endsAt
		? t("rules.dates", { start: moment(startsAt), end: moment(endsAt) })
		: t("rules.datesOpen", { start: moment(startsAt) });
	const several = (rules.money?.envelopes.length ?? 0) > 1;
	const how = [howText(rules, words), ...(several ? [t("rules.perEnvelope")] : [])];
	return (
		<div className="grid gap-4">
			<DefinitionList
				items={[
					{ term: t("rules.when"), description: dates },
					{ term: t("rules.who"), description: <Lines texts={whoTexts(rules, t)} /> },
					...checkItems(rules, words),
					...channelItems(rules, words),
					{ term: t("rules.how"), description: <Lines texts={how} /> },
					{ term: t("rules.change"), description: t("rules.changeable") },
					...(rules.money ? moneyItems(rules.money, rules, words) : []),
					{ term: t("rules.count"), description: <Lines texts={countTexts(rules, words)} /> },
					...(rules.seats && !rules.money
						? [{ term: t("rules.winners"), description: t("rules.seats", { count: rules.seats }) }]
						: []),
					...quorumItems(rules, words),
					{ term: t("rules.ties"), description: tieText(rules, words) },
					{ term: t("rules.early"), description: t(`rules.earlyClose.${rules.earlyClose ? "yes" : "no"}`) },
					...(rules.secret
						? [{ term: t("secret.rules.rollTitle"), description: t(`secret.rules.roll.${rules.secret.roll}`) }]
						: []),
					{
						term: t("rules.seen"),
						description: t(rules.level === "secret" ? "secret.rules.seen" : "rules.level.open"),
					},
					...(rules.money ? [{ term: t("rules.published"), description: t("rules.publishedText") }] : []),
				]}
			/>
			<p className="text-[0.9375rem] text-soft">
				{t("rules.hash")} <code className="break-all">{rulesHash}</code>
			</p>
		</div>
	);
};
