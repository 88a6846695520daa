import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { addDocuments } from "~/domain/results/commands/change-documents.server";
import { findResultsDesk } from "~/domain/results/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readUpload, withFlash } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { FileField } from "~/ui/FileField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const limits = { field: "documents", max: 5, bytes: 12 * 1024 * 1024 };

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const { consultation, extras } = orNotFound(
		isId(consultationId) ? await findResultsDesk(context, consultationId) : null,
	);
	return { consultation, documents: extras.documents, title: t("results:documents.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const consultationId = args.params.consultationId ?? "";
	orNotFound(isId(consultationId) || null);
	const form = await readUpload(args, z.object({}), limits);
	if (!form.ok) return form.shownAgain;
	const result = await addDocuments(context, { consultationId, files: form.files });
	if (!result.ok) {
		const text = [form.t(`results:documents.refusals.${result.reason}`)];
		return data(form.submission.reply({ fieldErrors: { documents: text } }), { status: 422 });
	}
	const to = `/admin/consultations/${consultationId}/results/documents`;
	return withFlash(to, { tone: "success", text: form.t("results:documents.added", { count: result.value.added }) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Documents() {
	const { consultation, documents, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<{ documents: string }>(useActionData<typeof action>());
	const desk = `/admin/consultations/${consultation.id}/results`;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: desk, label: t("desk.title") },
					{ label: title },
				]}
				title={title}
				lead={t("documents.lead")}
			/>
			<ul className="grid gap-3">
				{documents.map(({ id, name }) => (
					<li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3">
						<a href={`/consultations/${consultation.slug}/results/documents/${id}`}>{name}</a>
						<ButtonForm
							size="small"
							tone="secondary"
							action={`${desk}/documents/remove`}
							fields={{ documentId: id }}
							aria-label={t("documents.removeOf", { name })}
						>
							{t("documents.remove")}
						</ButtonForm>
					</li>
				))}
			</ul>
			<TypedForm form={form} labels={{ documents: t("documents.files") }} encType="multipart/form-data">
				<FileField
					field={fields.documents}
					label={t("documents.files")}
					hint={t("documents.hint")}
					accept=".pdf,.odt,.docx"
					multiple
				/>
				<div>
					<Button>{t("documents.add")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
