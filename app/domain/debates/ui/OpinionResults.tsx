import { useTranslation } from "react-i18next";
import { formatDate, formatPercent } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Disclosure } from "~/ui/Disclosure";
import { EmptyState } from "~/ui/EmptyState";
import { Section } from "~/ui/Page";
import type { RunResult } from "../opinion-schema";
import { OpinionMap, type ShownGroup } from "./OpinionMap";

type Props = {
	run: {
		at: Date;
		participants: number;
		analysed: number;
		uniting: RunResult["uniting"];
		dividing: RunResult["dividing"];
		reach: number;
	};
	groups: ShownGroup[];
	statements: Map<number, string>;
	/** Whether some people are in a group too small to be shown. */
	hasSmall: boolean;
	place: { group: number | null; x: number; y: number } | null;
};

type SharedProps = {
	items: RunResult["uniting"];
	groups: ShownGroup[];
	statements: Map<number, string>;
	kind: "unites" | "divides";
};

const SharedList = ({ items, groups, statements, kind }: SharedProps) => {
	const { t } = useTranslation("debates");
	const language = useLanguage();
	if (items.length === 0) return <p className="text-soft">{t(`opinion.${kind}None`)}</p>;
	return (
		<ul className="grid gap-4">
			{items.map(({ number, side, shares }) => {
				const statement = statements.get(number);
				if (!statement) return null;
				const key =
					kind === "divides"
						? "opinion.dividesText"
						: side === "agree"
							? "opinion.unitesAgree"
							: "opinion.unitesDisagree";
				const shareKey = side === "agree" ? "opinion.groupShare" : "opinion.groupShareNot";
				return (
					<li key={`${number}${side}`} className="rounded-card border border-line bg-surface p-4">
						<p className="break-words">{t(key, { statement })}</p>
						<p className="mt-1 text-[0.9375rem] text-soft">
							{shares
								.map((share, index) =>
									t(shareKey, { group: groups[index]?.letter ?? "", share: formatPercent(language, share) }),
								)
								.join(" · ")}
						</p>
					</li>
				);
			})}
		</ul>
	);
};

const GroupView = ({
	group,
	statements,
	total,
}: {
	group: ShownGroup;
	statements: Map<number, string>;
	total: number;
}) => {
	const { t } = useTranslation("debates");
	const language = useLanguage();
	return (
		<li className="grid content-start gap-2 rounded-card border border-line bg-surface p-4 sm:p-5">
			<h3 className="text-subheading">{t("opinion.group", { group: group.letter })}</h3>
			<p className="text-soft">
				{t("opinion.size", { count: group.size })} ·{" "}
				{t("opinion.share", { share: formatPercent(language, group.size / total) })}
			</p>
			{group.representative.length > 0 ? (
				<>
					<p className="font-semibold">{t("opinion.known")}</p>
					<ul className="grid list-disc gap-2 ps-5">
						{group.representative.map(({ number, side, share, others }) => {
							const statement = statements.get(number);
							return statement ? (
								<li key={`${number}${side}`} className="break-words">
									{t(side === "agree" ? "opinion.knownAgree" : "opinion.knownDisagree", {
										statement,
										share: formatPercent(language, share),
										others: formatPercent(language, others),
									})}
								</li>
							) : null;
						})}
					</ul>
				</>
			) : null}
		</li>
	);
};

/** What the votes say, in sentences first: what unites, what divides, each group; then the map. */
export const OpinionResults = ({ run, groups, statements, hasSmall, place }: Props) => {
	const { t } = useTranslation("debates");
	const language = useLanguage();
	if (groups.length < 2)
		return (
			<Section title={t("opinion.groups")}>
				<EmptyState title={t("opinion.noGroups")}>
					<p>{t("opinion.noGroupsText")}</p>
				</EmptyState>
			</Section>
		);
	return (
		<>
			<Section title={t("opinion.unites")} id="unites">
				<SharedList items={run.uniting} groups={groups} statements={statements} kind="unites" />
			</Section>
			<Section title={t("opinion.divides")} id="divides">
				<SharedList items={run.dividing} groups={groups} statements={statements} kind="divides" />
			</Section>
			<Section title={t("opinion.groups")} id="groups">
				<p>
					{t("opinion.groupsText", { count: groups.length, people: run.participants })}{" "}
					{hasSmall ? t("opinion.small") : null}
				</p>
				<ul className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2">
					{groups.map((group) => (
						<GroupView key={group.letter} group={group} statements={statements} total={run.analysed} />
					))}
				</ul>
			</Section>
			<Section title={t("opinion.map")}>
				<p className="max-w-prose text-soft">{t("opinion.mapText")}</p>
				<OpinionMap groups={groups} place={place} reach={run.reach} />
				<p className="text-[0.9375rem] text-soft">{t("opinion.computed", { date: formatDate(language, run.at) })}</p>
				<Disclosure summary={t("opinion.how")}>
					<p className="max-w-prose">{t("opinion.howText")}</p>
				</Disclosure>
			</Section>
		</>
	);
};
