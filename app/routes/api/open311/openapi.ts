import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { jurisdictions } from "~/domain/issue-reports/open311/door.server";
import { openApi } from "~/domain/issue-reports/open311/openapi";
import { baseUrl } from "~/domain/issue-reports/open311/updates.server";
import { findCity } from "~/domain/settings/queries.server";

/** The interface described for machines. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const [{ name }, known] = await Promise.all([findCity(context), jurisdictions(context)]);
	const description = openApi({ city: name, base: baseUrl(), jurisdictions: known });
	return Response.json(description, { headers: { "Access-Control-Allow-Origin": "*" } });
}
