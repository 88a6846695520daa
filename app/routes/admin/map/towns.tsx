import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { importTowns } from "~/domain/directory/commands/import-towns.server";
import { listTowns } from "~/domain/directory/queries/towns.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readShapes } from "~/lib/geo-file";
import { IMAGE_BYTES } from "~/lib/images";
import { formRefused, readUpload, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import type { FieldState } from "~/ui/Field";
import { FileField } from "~/ui/FileField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.map");
	const [towns, t] = await Promise.all([listTowns(context), translatorFor(args.request)]);
	return { towns, title: t("issue-reports:towns.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.map");
	const read = await readUpload(args, z.object({}), { field: "file", max: 1, bytes: IMAGE_BYTES });
	if (!read.ok) return read.shownAgain;
	const { t } = read;
	const [file] = read.files;
	if (!file) return formRefused(read, t("issue-reports:layers.faults.missing"));
	const shapes = readShapes(new TextDecoder().decode(file.bytes));
	if (!shapes.ok) {
		const rank = "rank" in shapes.fault ? shapes.fault.rank : 0;
		return formRefused(read, t(`issue-reports:layers.faults.${shapes.fault.why}`, { rank }));
	}
	await importTowns(context, shapes.rows);
	const text = t("issue-reports:towns.imported", { count: shapes.rows.length });
	return withFlash("/admin/map/towns", { tone: "success", text });
}

export default function Towns() {
	const { towns, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const [form, fields] = useTypedForm(useActionData<typeof action>());
	const label = t("layers.file");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("towns.lead")}
				breadcrumbs={[{ to: "/admin/map", label: t("layers.title") }, { label: title }]}
			/>
			{towns.length === 0 ? <EmptyState title={t("towns.none")} /> : null}
			<ul className="list-disc ps-6">
				{towns.map(({ code, name, url }) => (
					<li key={code}>{url ? <a href={url}>{name}</a> : name}</li>
				))}
			</ul>
			<Section title={t("towns.add")}>
				<TypedForm form={form} labels={{ file: label }} encType="multipart/form-data">
					<FileField
						field={fields.file as FieldState}
						label={label}
						hint={t("towns.fileHint")}
						accept=".geojson,.json,application/geo+json,application/json"
					/>
					<div>
						<Button>{t("layers.import")}</Button>
					</div>
				</TypedForm>
			</Section>
		</Page>
	);
}
