import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { faultTexts } from "~/domain/issue-reports/fault-texts.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { MAX_PHOTOS, reportFormSchema } from "~/domain/issue-reports/schema";
import { submitReport } from "~/domain/issue-reports/submit-report.server";
import { type Draft, findDraft, forgetDraft } from "~/domain/issue-reports/ui/kept-reports";
import { Outbox } from "~/domain/issue-reports/ui/Outbox";
import { ReportForm } from "~/domain/issue-reports/ui/ReportForm";
import type { FormProps } from "~/domain/issue-reports/ui/report-state";
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
	const language = await languageOf(args.request);
	const outcome = await submitReport(context, { form: value, texts: read.form, uploads: read.files, language });
	if (outcome.kind === "filed") {
		const { number, isVerified } = outcome;
		if (!isVerified) return redirect(`/reports/sent?number=${number}`);
		return withFlash(`/reports/${number}`, { tone: "success", text: t("issue-reports:new.filed", { number }) });
	}
	const { faults, kind: _, ...found } = outcome;
	const fieldErrors = faultTexts(t, language, faults);
	if (found.isOffered) fieldErrors.address = [t("issue-reports:new.offered")];
	const formErrors = faults.length > 0 ? [] : [t(`issue-reports:new.again.${whyAgain(found)}`)];
	return data({ ...submission.reply({ fieldErrors, formErrors }), ...found }, { status: 422 });
}

const whyAgain = ({ isOffered, near }: { isOffered?: boolean; near?: unknown[] }) =>
	isOffered ? "offered" : near ? "near" : "questions";

/** What this device kept of a report that was begun; undefined until it has been looked for. */
const useDraft = () => {
	const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
	useEffect(() => {
		findDraft()
			.catch(() => null)
			.then(setDraft);
	}, []);
	const restart = () => {
		setDraft(null);
		void forgetDraft();
	};
	return { draft: draft ?? null, restart };
};

export default function NewReport() {
	const { map, categories, isSignedIn, formKey, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const answer = useActionData<typeof action>();
	const { draft, restart } = useDraft();
	const [version, setVersion] = useState(0);
	const begin = () => {
		restart();
		setVersion((before) => before + 1);
		window.history.replaceState(window.history.state, "", "/reports/new");
	};
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("new.lead")}
				breadcrumbs={[{ to: "/reports", label: t("title") }, { label: title }]}
			/>
			<Outbox />
			<ReportForm
				key={`${version} ${draft?.writtenAt ?? ""}`}
				lastResult={answer}
				map={map}
				categories={categories}
				isSignedIn={isSignedIn}
				formKey={formKey}
				again={answer as FormProps["again"]}
				draft={draft}
				onRestart={begin}
				onKept={begin}
			/>
		</Page>
	);
}
