import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { PhaseHistory } from "~/domain/consultations/ui/PhaseHistory";
import { ModerationRegister } from "~/domain/moderation/ui/ModerationRegister";
import { findIntegrity } from "~/domain/results/integrity-queries.server";
import { formatNumber, formatPercent } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return orNotFound(await findIntegrity(context, args.params.slug ?? ""));
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

const TookPart = () => {
	const { counts } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const language = useLanguage();
	return (
		<Section title={t("integrity.tookPart")}>
			<StatGrid>
				{(["people", "proposals", "withdrawn", "supports", "comments"] as const).map((name) => (
					<Stat
						key={name}
						label={t(`integrity.${name}`, { count: counts[name] })}
						value={formatNumber(language, counts[name])}
					/>
				))}
			</StatGrid>
		</Section>
	);
};

const Mirror = () => {
	const { mirror } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const language = useLanguage();
	const end = "end" as const;
	const gap = (value: number | null) =>
		value === null ? t("integrity.few") : `${value > 0 ? "+" : ""}${formatPercent(language, value)}`;
	return (
		<Section title={t("integrity.mirror")}>
			<p className="max-w-prose">{t(mirror ? "integrity.mirrorText" : "integrity.mirrorNone")}</p>
			{mirror ? (
				<Table
					caption={t("integrity.mirror")}
					hideCaption
					columns={[
						{ label: t("integrity.district") },
						{ label: t("integrity.population"), align: end },
						{ label: t("integrity.participants"), align: end },
						{ label: t("integrity.gap"), align: end },
					]}
					rows={mirror.map((line) => ({
						id: line.name,
						cells: [
							line.name,
							formatNumber(language, line.population),
							line.people === null ? t("integrity.few") : formatNumber(language, line.people),
							gap(line.gap),
						],
					}))}
				/>
			) : null}
		</Section>
	);
};

export default function Integrity() {
	const { consultation, register } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const base = `/consultations/${consultation.slug}`;
	const hasChanged = consultation.phases.some(({ transitions }) => transitions.length > 0);
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: base, label: consultation.title }, { label: t("integrity.title") }]}
				eyebrow={consultation.title}
				title={t("integrity.title")}
				lead={t("integrity.lead")}
			/>
			<TookPart />
			<Mirror />
			<Section title={t("integrity.changes")}>
				{hasChanged ? <PhaseHistory phases={consultation.phases} /> : <p>{t("integrity.noChange")}</p>}
			</Section>
			<ModerationRegister register={register} />
		</Page>
	);
}
