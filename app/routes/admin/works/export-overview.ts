import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { listGroups } from "~/domain/works/queries/overview.server";
import { dimensionSchema, overviewSchema } from "~/domain/works/schema";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { csv } from "~/lib/csv";

const round = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);

/** The figures of the overview as a file, by category, district or unit. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.overview");
	const t = await translatorFor(args.request);
	const query = Object.fromEntries(new URL(args.request.url).searchParams);
	const { days, area: areaId, category } = overviewSchema.parse(query);
	const by = dimensionSchema.parse(query.by);
	const groups = await listGroups(
		context,
		{ days, areaId, category },
		{ by, language: await languageOf(args.request) },
	);
	const head = ["filed", "open", "late", "fixed", "median", "kept", "answered", "confirmed"] as const;
	const rows = groups.map((group) => [
		group.name,
		...[group.filed, group.open, group.late, group.fixed],
		...[round(group.median), round(group.kept), group.answered, group.confirmed],
	]);
	return new Response(
		csv([[t(`works:overview.by.${by}`), ...head.map((name) => t(`works:overview.columns.${name}`))], ...rows]),
		{
			headers: {
				"Content-Type": "text/csv; charset=utf-8",
				"Content-Disposition": `attachment; filename="interventions-${by}.csv"`,
				"Cache-Control": "private, no-store",
			},
		},
	);
}
