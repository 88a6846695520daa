import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { reportProgress } from "~/domain/results/commands/report-progress.server";
import { findCommitment } from "~/domain/results/commitment-queries.server";
import { MAX_NEWS_PHOTOS, reportProgressSchema } from "~/domain/results/commitment-schema";
import { storePhotos } from "~/domain/results/news-photos.server";
import { CommitmentFacts } from "~/domain/results/ui/CommitmentFacts";
import { CommitmentNews } from "~/domain/results/ui/CommitmentNews";
import { NewsForm } from "~/domain/results/ui/NewsForm";
import { StandingTag } from "~/domain/results/ui/StandingTag";
import { isId } from "~/lib/id";
import { IMAGE_BYTES } from "~/lib/images";
import { formRefused, orNotFound, readUpload, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { commitmentId } = args.params;
	return orNotFound(isId(commitmentId) ? await findCommitment(context, commitmentId) : null);
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const commitmentId = args.params.commitmentId ?? "";
	if (!isId(commitmentId)) return orNotFound(null);
	const limits = { field: "photos", max: MAX_NEWS_PHOTOS, bytes: IMAGE_BYTES };
	const form = await readUpload(args, reportProgressSchema, limits);
	if (!form.ok) return form.shownAgain;
	const photos = await storePhotos(form.files);
	if (!photos.ok) {
		const fieldErrors = { photos: [form.t("results:errors.photo")] };
		return data(form.submission.reply({ fieldErrors }), { status: 422 });
	}
	const result = await reportProgress(context, { commitmentId, ...form.value, photos: photos.value });
	if (!result.ok) return formRefused(form, form.t(`results:refusals.${result.reason}`));
	return withFlash(`/commitments/${commitmentId}`, { tone: "success", text: form.t("results:report.sent") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ManagedCommitment() {
	const commitment = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const { id, title, consultation, state, standing, news } = commitment;
	return (
		<Page>
			<PageHeader
				title={title}
				eyebrow={<StandingTag standing={standing} />}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: `/admin/consultations/${consultation.id}/commitments`, label: t("making.title") },
					{ label: title },
				]}
				actions={
					<LinkButton tone="secondary" to={`/commitments/${id}`}>
						{t("desk.see")}
					</LinkButton>
				}
			/>
			<div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr] [&>*]:min-w-0">
				<Section title={t("report.title")}>
					{state === "abandoned" ? <p>{t("report.over")}</p> : <NewsForm commitment={commitment} lastResult={answer} />}
				</Section>
				<aside className="grid content-start gap-8">
					<CommitmentFacts commitment={commitment} />
					<Section title={t("commitment.news")}>
						<CommitmentNews news={news} />
					</Section>
				</aside>
			</div>
		</Page>
	);
}
