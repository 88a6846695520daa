import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { publicEncryptionKeys } from "~/domain/accounts/openid/providers.server";

/** What FranceConnect+ encrypts for this city with. */
export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	return Response.json(publicEncryptionKeys(), { headers: { "Cache-Control": "public, max-age=3600" } });
}
