import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { sayWhetherDone } from "~/domain/results/commands/say-whether-done.server";
import { findCommitment } from "~/domain/results/commitment-queries.server";
import { voiceSchema } from "~/domain/results/commitment-schema";
import { voiceRefusal } from "~/domain/results/policy";
import { CommitmentFacts, CommitmentOrigin } from "~/domain/results/ui/CommitmentFacts";
import { CommitmentNews } from "~/domain/results/ui/CommitmentNews";
import { CommitmentVoices } from "~/domain/results/ui/CommitmentVoices";
import { StandingTag } from "~/domain/results/ui/StandingTag";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Steps } from "~/ui/Steps";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { commitmentId } = args.params;
	const commitment = orNotFound(isId(commitmentId) ? await findCommitment(context, commitmentId) : null);
	const hasPlace = commitment.proposal?.lat != null;
	return {
		...{ commitment, refusal: voiceRefusal(context.actor, commitment) },
		...{ mayManage: may(context.actor, "results.publish"), map: hasPlace ? await cityMap(context) : null },
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.confirm");
	const commitmentId = args.params.commitmentId ?? "";
	const form = await readForm(args, voiceSchema);
	if (!form.ok) return form.shownAgain;
	const { agrees, text } = form.value;
	const asked = { commitmentId, agrees: agrees === "yes", text };
	const result = isId(commitmentId) ? await sayWhetherDone(context, asked) : null;
	if (!result || (!result.ok && result.reason === "absent")) return orNotFound(null);
	if (!result.ok) return formRefused(form, form.t(`results:refusals.${result.reason}`));
	return withFlash(`/commitments/${commitmentId}`, { tone: "success", text: form.t("results:voiceDone") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.commitment.title);

const StepsOf = () => {
	const { commitment } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const language = useLanguage();
	const next = commitment.steps.find(({ doneOn }) => !doneOn)?.position;
	if (commitment.steps.length === 0) return null;
	return (
		<Section title={t("commitment.steps")}>
			<Steps
				steps={commitment.steps.map(({ position, title, dueOn, doneOn }) => ({
					label: title,
					state: doneOn ? "done" : position === next ? "current" : "todo",
					detail: doneOn
						? t("commitment.stepDone", { date: formatDate(language, doneOn) })
						: t("commitment.stepDue", { date: formatDate(language, dueOn) }),
				}))}
			/>
		</Section>
	);
};

const Place = () => {
	const { commitment, map } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const { proposal, title } = commitment;
	if (!proposal || proposal.lat === null || proposal.lng === null || !map) return null;
	const point = { lat: proposal.lat, lng: proposal.lng };
	return (
		<Section title={t("commitment.place")}>
			{proposal.address ? <p>{proposal.address}</p> : null}
			<CityMap
				{...map}
				label={t("commitment.map", { title })}
				center={point}
				zoom={Math.max(map.zoom, 15)}
				points={[{ id: proposal.id, label: title, ...point }]}
				height="18rem"
			/>
		</Section>
	);
};

export default function CommitmentPage() {
	const { commitment, refusal, mayManage } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const language = useLanguage();
	const { id, title, description, standing, expectedOn, news, voices } = commitment;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: "/commitments", label: t("commitments.short") }, { label: title }]}
				eyebrow={<StandingTag standing={standing} />}
				title={title}
				actions={
					mayManage ? (
						<LinkButton tone="secondary" to={`/admin/commitments/${id}`}>
							{t("commitment.manage")}
						</LinkButton>
					) : null
				}
			/>
			{standing === "late" ? (
				<Alert tone="warning" title={t("commitment.late")}>
					<p>{t("commitment.lateText", { date: formatDate(language, expectedOn) })}</p>
				</Alert>
			) : null}
			<div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr] [&>*]:min-w-0">
				<div className="grid content-start gap-10">
					{description ? <Prose text={description} /> : null}
					<StepsOf />
					<Section title={t("commitment.news")}>
						<CommitmentNews news={news} />
					</Section>
					{refusal === "not-delivered" ? null : (
						<CommitmentVoices voices={voices} refusal={refusal} here={`/commitments/${id}`} lastResult={answer} />
					)}
				</div>
				<aside className="grid content-start gap-8">
					<div className="rounded-card border border-line bg-surface px-5 py-4">
						<CommitmentFacts commitment={commitment} />
					</div>
					<Section title={t("commitment.from")}>
						<CommitmentOrigin commitment={commitment} />
					</Section>
					<Place />
				</aside>
			</div>
		</Page>
	);
}
