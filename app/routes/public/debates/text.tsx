import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { participationRefusal } from "~/domain/consultations/policy";
import { StatusTag } from "~/domain/consultations/ui/StatusTag";
import { findTextPhase, readText } from "~/domain/debates/text-page.server";
import { Speakers } from "~/domain/debates/ui/Speakers";
import { TextView } from "~/domain/debates/ui/TextView";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

const open = [null, "sign-in-needed", "confirmation-needed"];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, phase } = orNotFound(await findTextPhase(context, args.params.slug ?? ""));
	const version = Number(new URL(args.request.url).searchParams.get("version")) || undefined;
	const text = await readText(context, phase.id, version);
	if (version) orNotFound(text);
	const isLast = !text || text.version === text.versions[0]?.version;
	const refusal = participationRefusal(context.actor, { ...phase, consultation }, "comment", context.now);
	return {
		text,
		isLast,
		consultation: { slug: consultation.slug, title: consultation.title },
		phase: { id: phase.id, title: phase.title, description: phase.description, status: phase.status },
		isOpen: isLast && open.includes(refusal),
		mayManage: may(context.actor, "consultations.manage"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.phase.title} – ${data.consultation.title}`);

const Versions = () => {
	const { text, consultation } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const language = useLanguage();
	if (!text || text.versions.length < 2) return null;
	return (
		<Section title={t("text.versions")}>
			<ol className="grid gap-3">
				{text.versions.map(({ version, at, authorName, note }) => {
					const label = t("text.version", { version, date: formatDate(language, at), name: authorName });
					return (
						<li key={version} aria-current={version === text.version ? "true" : undefined} className="max-w-prose">
							{version === text.version ? (
								<strong>{label}</strong>
							) : (
								<Link to={`/consultations/${consultation.slug}/text?version=${version}`}>{label}</Link>
							)}
							<p className="text-soft">{note || t("text.first")}</p>
						</li>
					);
				})}
			</ol>
		</Section>
	);
};

const Summary = () => {
	const { text, consultation, isLast } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	if (!text) return null;
	const said = text.passages.reduce((sum, { counts }) => sum + counts.all, 0);
	return (
		<>
			{isLast ? null : (
				<Alert tone="warning">
					<p>
						{t("text.old")} <Link to={`/consultations/${consultation.slug}/text`}>{t("text.last")}</Link>
					</p>
				</Alert>
			)}
			<p className="text-soft">
				{t("text.passages", { count: text.passages.length })} · {t("text.comments", { count: said })}
			</p>
		</>
	);
};

export default function TextPage() {
	const { text, consultation, phase, isOpen, mayManage } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["debates", "consultations"]);
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/consultations", label: t("consultations:list.title") },
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ label: phase.title },
				]}
				eyebrow={<StatusTag status={phase.status} />}
				title={phase.title}
				lead={t(isOpen ? "text.lead" : "text.leadClosed")}
				actions={
					mayManage ? (
						<LinkButton tone="secondary" to={`/admin/phases/${phase.id}/text`}>
							{t("text.edit")}
						</LinkButton>
					) : null
				}
			/>
			{phase.description ? <Prose text={phase.description} /> : null}
			{text ? (
				<Section title={t("text.title")} id="text">
					<Summary />
					<Speakers />
					<TextView passages={text.passages} isOpen={isOpen} />
				</Section>
			) : (
				<EmptyState title={t("text.none")}>
					<p>{t("text.noneText")}</p>
				</EmptyState>
			)}
			<Versions />
		</Page>
	);
}
