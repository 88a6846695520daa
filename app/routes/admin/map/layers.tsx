import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { importLayer } from "~/domain/issue-reports/commands/import-layer.server";
import { listLayers } from "~/domain/issue-reports/queries/assets.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { layerFormSchema } from "~/domain/issue-reports/schema";
import { LayerForm } from "~/domain/issue-reports/ui/LayerForm";
import { LayerList } from "~/domain/issue-reports/ui/LayerList";
import { translatorFor } from "~/i18n/i18next.server";
import { readPoints } from "~/lib/geo-file";
import { IMAGE_BYTES } from "~/lib/images";
import { formRefused, readUpload, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.map");
	const [layers, categories, t] = await Promise.all([
		listLayers(context),
		listCategories(context),
		translatorFor(args.request),
	]);
	return { layers, categories, title: t("issue-reports:layers.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.map");
	const read = await readUpload(args, layerFormSchema, { field: "file", max: 1, bytes: IMAGE_BYTES });
	if (!read.ok) return read.shownAgain;
	const { t } = read;
	const [file] = read.files;
	if (!file) return formRefused(read, t("issue-reports:layers.faults.missing"));
	const points = readPoints(new TextDecoder().decode(file.bytes));
	if (!points.ok) {
		const rank = "rank" in points.fault ? points.fault.rank : 0;
		return formRefused(read, t(`issue-reports:layers.faults.${points.fault.why}`, { rank }));
	}
	const result = await importLayer(context, read.value, points.rows);
	const count = result.ok ? result.value.count : 0;
	return withFlash("/admin/map", { tone: "success", text: t("issue-reports:layers.imported", { count }) });
}

export default function Layers() {
	const { layers, categories, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("layers.lead")}
				breadcrumbs={[{ to: "/admin", label: t("layers.desk") }, { label: title }]}
			/>
			<LayerList layers={layers} />
			<Section title={t("layers.add")}>
				<LayerForm lastResult={useActionData<typeof action>()} categories={categories} />
			</Section>
			<p>
				<Link to="/admin/map/towns">{t("towns.title")}</Link>
			</p>
		</Page>
	);
}
