import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { listRegister } from "~/domain/crm/queries/campaigns.server";
import { cityDay } from "~/lib/city-day";
import { csv } from "~/lib/csv";

/** The register of campaigns for machines; numbers rounded, small ones empty. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const rows = (await listRegister(context)).map(({ approvedAt, subject, topic, nature, channels, people }) => [
		...[approvedAt ? cityDay(approvedAt) : "", subject, topic, nature, channels.join(" ")],
		people.isHidden ? "" : people.count,
	]);
	return new Response(csv([["date", "subject", "topic", "nature", "channels", "people"], ...rows]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="campaigns.csv"',
			"Cache-Control": "public, max-age=600",
		},
	});
}
