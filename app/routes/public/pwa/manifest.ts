import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findCity } from "~/domain/settings/queries.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { paletteOf } from "~/lib/colour";

const icon = (name: string, size: number, purpose: "any" | "maskable") => ({
	src: `/icons/${name}-${size}.png`,
	sizes: `${size}x${size}`,
	type: "image/png",
	purpose,
});

/** How the city's site looks once it is installed (W3C Web Application Manifest). */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const [{ name, tagline, colour, accentColour }, t] = await Promise.all([
		findCity(context),
		translatorFor(args.request),
	]);
	const { light } = paletteOf(colour, accentColour);
	const shortcut = (to: string, label: string) => ({ name: label, url: to, icons: [icon("icon", 192, "any")] });
	const manifest = {
		id: "/",
		name,
		short_name: name.slice(0, 24),
		...(tagline ? { description: tagline } : {}),
		lang: await languageOf(args.request),
		start_url: "/",
		scope: "/",
		display: "standalone",
		background_color: "#fbf8f3",
		theme_color: light["city-fill"],
		icons: [192, 512].flatMap((size) => [icon("icon", size, "any"), icon("maskable", size, "maskable")]),
		shortcuts: [shortcut("/reports/new", t("issue-reports:report")), shortcut("/reports", t("issue-reports:title"))],
	};
	return new Response(JSON.stringify(manifest), {
		headers: { "Content-Type": "application/manifest+json; charset=utf-8", "Cache-Control": "public, max-age=3600" },
	});
}
