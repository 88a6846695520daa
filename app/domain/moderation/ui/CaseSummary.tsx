import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Tag } from "~/ui/Tag";
import type { findCase } from "../queries.server";
import { CaseStateTag } from "./CaseStateTag";

type Case = NonNullable<Awaited<ReturnType<typeof findCase>>>;

const Flags = ({ flags }: Pick<Case, "flags">) => {
	const { t } = useTranslation("moderation");
	const language = useLanguage();
	if (flags.length === 0) return <p className="text-soft">{t("case.noFlags")}</p>;
	return (
		<ul className="grid gap-3">
			{flags.map(({ rule, details, at }) => (
				<li key={`${new Date(at).toISOString()}${rule}`} className="grid gap-1 border-s-4 border-line ps-4">
					<span className="flex flex-wrap gap-3">
						<Tag tone="warning">{t(`rules.${rule as "hate"}.name`)}</Tag>
						<span className="text-[0.9375rem] text-soft">{formatDate(language, at)}</span>
					</span>
					{details ? <span className="break-words whitespace-pre-line">{details}</span> : null}
				</li>
			))}
		</ul>
	);
};

/** All a moderator reads before deciding: the words, who wrote them, what was said of them, what was decided before. */
export const CaseSummary = ({ found }: { found: Case }) => {
	const { t } = useTranslation("moderation");
	const { target, flags, others, rule, explanation } = found;
	return (
		<>
			<Section title={t("case.words")}>
				{target ? (
					<div className="grid gap-3 rounded-card border border-line bg-surface p-5">
						<p className="text-soft">{t("case.by", { name: target.authorName })}</p>
						{target.title ? <p className="font-semibold">{target.title}</p> : null}
						<Prose text={target.text} under={2} className="break-words" />
						<div>
							<LinkButton tone="secondary" size="small" to={target.to}>
								{t("case.see")}
							</LinkButton>
						</div>
					</div>
				) : (
					<Alert tone="warning">{t("case.gone")}</Alert>
				)}
			</Section>
			<Section title={t("case.said")}>
				<Flags flags={flags} />
			</Section>
			{rule || explanation ? (
				<Section title={t("case.decision")}>
					{rule ? <p className="font-semibold">{t(`rules.${rule as "hate"}.name`)}</p> : null}
					{explanation ? <p className="break-words whitespace-pre-line">{explanation}</p> : null}
				</Section>
			) : null}
			{others.length > 0 ? (
				<Section title={t("case.others")}>
					<ul className="grid gap-2">
						{others.map(({ id, number, state }) => (
							<li key={id} className="flex flex-wrap items-center gap-3">
								<Link to={`/admin/moderation/${id}`}>{t("queue.case", { number })}</Link>
								<CaseStateTag state={state} />
							</li>
						))}
					</ul>
				</Section>
			) : null}
		</>
	);
};
