import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { deskFilterSchema } from "~/domain/issue-reports/schema";
import { listExport } from "~/domain/works/queries/export.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { csv } from "~/lib/csv";

const moment = (date: Date | null) => date?.toISOString() ?? null;

/** The search of the queue as a file for spreadsheets, without anybody's identity. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.overview");
	const t = await translatorFor(args.request);
	const { searchParams } = new URL(args.request.url);
	const filter = deskFilterSchema.parse(Object.fromEntries(searchParams));
	const { area: areaId, q: text, unit: unitCode, team: teamId, who, late } = filter;
	const assigneeId = who === "me" ? accountOf(context.actor) : who === "nobody" ? null : undefined;
	const asked = { ...filter, areaId, text, unitCode, teamId, assigneeId, late: late === "yes" };
	const lines = await listExport(context, asked, await languageOf(args.request));
	const head = [
		"number",
		"state",
		"category",
		"area",
		"unit",
		"team",
		"address",
		"lat",
		"long",
		"reported",
		"due",
		"closed",
		"witnesses",
		"text",
	] as const;
	const rows = lines.map((line) => [
		line.number,
		t(`issue-reports:states.${line.state as "resolved"}`),
		...[line.category, line.area, line.unit, line.team, line.address, line.lat, line.lng],
		...[moment(line.reportedAt), moment(line.dueAt), moment(line.closedAt), line.reportCount, line.text],
	]);
	return new Response(csv([head.map((name) => t(`works:csv.${name}`)), ...rows]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="signalements.csv"',
			"Cache-Control": "private, no-store",
		},
	});
}
