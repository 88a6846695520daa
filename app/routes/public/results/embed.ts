import { randomBytes } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { embedPage } from "~/domain/results/embed";
import { findResults } from "~/domain/results/queries.server";
import { findCity } from "~/domain/settings/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { env } from "~/server/env.server";
import { orNotFound } from "~/server/http.server";

/** The results in a frame of another site: a page of its own, without scripts, cookies or our menus. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, publication } = orNotFound(await findResults(context, args.params.slug ?? ""));
	const t = await translatorFor(args.request);
	const nonce = randomBytes(16).toString("base64");
	const url = new URL(`/consultations/${consultation.slug}/results`, env().PUBLIC_URL).href;
	const html = embedPage(t, { city: await findCity(context), consultation, publication, url, nonce });
	return new Response(html, {
		headers: {
			"Content-Type": "text/html; charset=utf-8",
			"Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
			"Cross-Origin-Resource-Policy": "cross-origin",
			"Cache-Control": "public, max-age=300",
		},
	});
}
