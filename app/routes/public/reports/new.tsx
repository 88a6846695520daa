import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { MAX_PHOTOS, reportFormSchema } from "~/domain/issue-reports/schema";
import { submitReport } from "~/domain/issue-reports/submit-report.server";
import { ReportForm } from "~/domain/issue-reports/ui/ReportForm";
import { SimilarIncidents } from "~/domain/issue-reports/ui/SimilarIncidents";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { IMAGE_BYTES } from "~/lib/images";
import { readUpload, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.file");
	const t = await translatorFor(args.request);
	const [map, categories] = await Promise.all([cityMap(context), listCategories(context)]);
	const isSignedIn = accountOf(context.actor) !== null;
	return { map, categories, isSignedIn, formKey: crypto.randomUUID(), title: t("issue-reports:new.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.file");
	const read = await readUpload(args, reportFormSchema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES });
	if (!read.ok) return read.shownAgain;
	const { t, value, submission } = read;
	const outcome = await submitReport(context, value, read.files, await languageOf(args.request));
	const again = (errors: Record<string, string[]>, more: object = {}, formErrors: string[] = []) =>
		data(
			{
				...submission.reply({ fieldErrors: errors, formErrors }),
				kept: "kept" in outcome ? outcome.kept : "",
				...more,
			},
			{ status: 422 },
		);
	switch (outcome.kind) {
		case "filed": {
			const { number, isVerified } = outcome.filed;
			if (!isVerified) return redirect(`/reports/sent?number=${number}`);
			return withFlash(`/reports/${number}`, { tone: "success", text: t("issue-reports:new.filed", { number }) });
		}
		case "place":
			return again({ address: [t(`issue-reports:errors.place.${outcome.what}`)] });
		case "offered":
			return again({ address: [t("issue-reports:new.offered")] }, { place: outcome.place });
		case "similar":
			return again({}, { near: outcome.near, place: outcome.place }, [t("issue-reports:similar.check")]);
		case "refused": {
			const { reason } = outcome;
			const field =
				reason === "outside-the-city"
					? "address"
					: reason === "email-needed"
						? "email"
						: reason === "category-closed"
							? "category"
							: "photos";
			return again({ [field]: [t(`issue-reports:refusals.${reason}`)] });
		}
	}
}

export default function NewReport() {
	const { map, categories, isSignedIn, formKey, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const answer = useActionData<typeof action>();
	const again = answer as Again | undefined;
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("new.lead")}
				breadcrumbs={[{ to: "/reports", label: t("title") }, { label: title }]}
			/>
			{again?.near ? <SimilarIncidents incidents={again.near} formKey={formKey} canJoin={isSignedIn} /> : null}
			<ReportForm
				lastResult={answer}
				map={map}
				categories={categories}
				isSignedIn={isSignedIn}
				formKey={formKey}
				again={again}
			/>
		</Page>
	);
}

type Again = Parameters<typeof ReportForm>[0]["again"] & { near?: Parameters<typeof SimilarIncidents>[0]["incidents"] };
