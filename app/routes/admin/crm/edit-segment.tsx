import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveSegment } from "~/domain/crm/commands/save-segment.server";
import { countSegment, findSegment, listSegments } from "~/domain/crm/queries/segments.server";
import { readTree } from "~/domain/crm/rules/tree";
import { saveSegmentSchema } from "~/domain/crm/schema";
import { readStep } from "~/domain/crm/segment-step.server";
import { Builder } from "~/domain/crm/ui/Builder";
import { describeTree } from "~/domain/crm/ui/describe";
import { SegmentCount } from "~/domain/crm/ui/SegmentCount";
import { SegmentSave } from "~/domain/crm/ui/SegmentSave";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

const namesOf = (options: { value: string; label: string }[]) =>
	Object.fromEntries(options.map(({ value, label }) => [value, label]));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("crm:segments.title");
	const context = await contextFor(args, "segments.manage");
	const query = new URL(args.request.url).searchParams;
	const get = (name: string) => query.get(name) ?? "";
	const saved = await findSegment(context, get("id") || undefined);
	const given = query.has("tree") ? readTree(get("tree")) : null;
	const rule = given?.ok ? given.tree : (saved?.tree ?? { all: [] });
	const tree = "all" in rule || "any" in rule ? rule : { all: [rule] };
	const base = { id: saved?.id ?? "", name: get("name") || (saved?.name ?? "") };
	const { next, draft } = await readStep(context, tree, query);
	if (next) throw redirect(`/admin/segments/edit?${new URLSearchParams({ ...base, tree: JSON.stringify(next) })}`);
	const [areas, segments, categories, count] = await Promise.all([
		listAreaNames(context),
		listSegments(context),
		listCategories(context),
		countSegment(context, tree),
	]);
	return {
		title,
		...{ tree, count },
		base: { ...base, tree: JSON.stringify(tree) },
		draft,
		categories: categories.flatMap(({ code, nameFr, children }) =>
			[{ code, nameFr }, ...children].map((one) => ({ value: one.code, label: one.nameFr })),
		),
		areas: areas.map(({ id, name }) => ({ value: id, label: name })),
		segments: segments.filter(({ id }) => id !== base.id).map(({ id, name }) => ({ value: id, label: name })),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "segments.manage");
	const read = await readForm(args, saveSegmentSchema);
	if (!read.ok) return read.shownAgain;
	const { segmentId, ...segment } = read.value;
	const result = await saveSegment(context, { ...segment, segmentId: segmentId || null });
	if (!result.ok) return formRefused(read, read.t(`crm:refusals.${result.reason}`));
	return withFlash("/admin/segments", { tone: "success", text: read.t("crm:segments.saved") });
}

export default function EditSegment() {
	const { tree, count, base, draft, areas, categories, segments } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const { t } = useTranslation(["crm", "residents", "common"]);
	const names = { areas: namesOf(areas), segments: namesOf(segments), others: namesOf(categories) };
	const title = base.id ? t("crm:segments.edit") : t("crm:segments.new");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("crm:segments.lead")}
				breadcrumbs={[{ to: "/admin/segments", label: t("crm:segments.title") }, { label: title }]}
			/>
			<div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
				<div className="grid content-start gap-8">
					<Builder {...{ tree, base, draft, names, areas, categories, segments }} />
					<Section title={t("crm:segments.rule")}>
						<p className="max-w-prose">{describeTree(t, tree, names)}.</p>
					</Section>
					<SegmentSave lastResult={lastResult} base={base} />
				</div>
				<SegmentCount count={count} />
			</div>
		</Page>
	);
}
