import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { importFormalResult } from "~/domain/ballots/commands/import-formal-result.server";
import { findFormalDesk } from "~/domain/ballots/queries/formal.server";
import { formRefused, orNotFound, readUpload, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FileField } from "~/ui/FileField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** An archive holds about 10 kB a ballot. */
const MOST_BYTES = 100 * 1024 * 1024;

const deskOf = async (args: LoaderFunctionArgs | ActionFunctionArgs) => {
	const context = await contextFor(args, "consultations.manage");
	const { phase, election } = orNotFound(await findFormalDesk(context, args.params.phaseId));
	orNotFound(election);
	return { context, phase };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "consultations.manage");
	return { phase: (await deskOf(args)).phase };
}

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "consultations.manage");
	const { context, phase } = await deskOf(args);
	const read = await readUpload(args, z.object({}), { field: "file", max: 1, bytes: MOST_BYTES });
	if (!read.ok) return read.shownAgain;
	const [file] = read.files;
	if (!file) return formRefused(read, read.t("ballots:formal.fileMissing"));
	const archive = new Uint8Array(file.bytes);
	const result = await importFormalResult(context, { phaseId: phase.id, archive });
	if (!result.ok) return formRefused(read, read.t(`ballots:formal.faults.${result.reason}`, { about: "" }));
	return withFlash(`/admin/phases/${phase.id}/vote/formal`, {
		tone: "success",
		text: read.t("ballots:formal.received"),
	});
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

export default function ImportFormal() {
	const { phase } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm(useActionData<typeof action>());
	const here = `/admin/phases/${phase.id}/vote/formal`;
	return (
		<Page width="text">
			<PageHeader
				title={t("formal.importTitle")}
				lead={t("formal.importLead")}
				eyebrow={phase.consultation.title}
				breadcrumbs={[{ to: here, label: t("formal.deskTitle") }, { label: t("formal.importTitle") }]}
			/>
			<TypedForm form={form} labels={{ file: t("formal.file") }} encType="multipart/form-data">
				<FormError>{form.errors?.[0]}</FormError>
				<FileField
					field={fields.file as FieldState}
					label={t("formal.file")}
					hint={t("formal.fileHint")}
					accept=".bel"
				/>
				<div>
					<Button>{t("formal.import")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
