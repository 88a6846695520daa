import titleFont from "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2?url";
import textFont from "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
	data,
	Links,
	Meta,
	Outlet,
	Scripts,
	ScrollRestoration,
	useRouteError,
	useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { DemoBanner } from "~/domain/accounts/ui/DemoBanner";
import { ActingBanner } from "~/domain/residents/ui/ActingBanner";
import { findCity } from "~/domain/settings/queries.server";
import { unnamedCity } from "~/domain/settings/schema";
import { type Role, roleOf } from "~/lib/actor";
import { type Palette, paletteCss, paletteOf } from "~/lib/colour";
import { isDemonstration } from "~/server/env.server";
import { takeFlash } from "~/server/http.server";
import { ErrorPage, errorKind } from "~/ui/layout/ErrorPage";
import { Main, SkipLink } from "~/ui/layout/Frame";
import { SiteFooter } from "~/ui/layout/SiteFooter";
import { type MenuItem, SiteHeader } from "~/ui/layout/SiteHeader";
import { pageTitle } from "~/ui/meta";
import { useNonce } from "~/ui/nonce";
import theme from "~/ui/theme.css?url";

const font = (href: string) =>
	({ rel: "preload", href, as: "font", type: "font/woff2", crossOrigin: "anonymous" }) as const;

export const links: LinksFunction = () => [
	font(textFont),
	font(titleFont),
	{ rel: "stylesheet", href: theme },
	{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
	{ rel: "manifest", href: "/manifest.webmanifest" },
	{ rel: "apple-touch-icon", href: "/icons/apple-touch-icon.png" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: data?.city.name ?? unnamedCity.name },
	...(data?.city.tagline ? [{ name: "description", content: data.city.tagline }] : []),
];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { flash, clear } = takeFlash(args.request);
	const city = await findCity(context);
	const role = roleOf(context.actor);
	const demonstration = isDemonstration() ? { role } : null;
	const actingFor = "actingFor" in context.actor ? (context.actor.actingFor?.name ?? null) : null;
	return data(
		{ city, flash, role, demonstration, actingFor },
		clear ? { headers: { "Set-Cookie": clear } } : undefined,
	);
}

const useMenu = (role: Role | null): MenuItem[] => {
	const { t } = useTranslation("common");
	return [
		{ to: "/consultations", label: t("nav.participate"), icon: "megaphone" },
		{ to: "/reports", label: t("nav.report"), icon: "map-pin" },
		{ to: "/directory", label: t("nav.procedures"), icon: "file" },
		role
			? { to: "/me", label: t("nav.myPlace"), icon: "user" }
			: { to: "/sign-in", label: t("nav.signIn"), icon: "user" },
		...(role && role !== "resident" ? [{ to: "/admin", label: t("nav.desk"), icon: "list" } as const] : []),
	];
};

/** The city's colours, from its settings: six-digit colours only, so nothing else can come in with them. */
const CityColours = ({ palette }: { palette: Palette }) => (
	<style
		nonce={useNonce()}
		suppressHydrationWarning
		// biome-ignore lint/security/noDangerouslySetInnerHtml: computed from two validated colours
		dangerouslySetInnerHTML={{ __html: paletteCss(palette) }}
	/>
);

export function Layout({ children }: { children: ReactNode }) {
	const nonce = useNonce();
	const { t, i18n } = useTranslation("common");
	const error = useRouteError();
	const root = useRouteLoaderData<typeof loader>("root");
	const city = root?.city ?? unnamedCity;
	const palette = paletteOf(city.colour, city.accentColour);
	return (
		<html lang={i18n.language} dir="ltr">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<meta name="theme-color" content={palette.light["city-fill"]} media="(prefers-color-scheme: light)" />
				<meta name="theme-color" content={palette.dark["city-soft"]} media="(prefers-color-scheme: dark)" />
				{error ? <title>{pageTitle(t(`errors.${errorKind(error)}.title`), city.name)}</title> : <Meta />}
				<Links />
				<CityColours palette={palette} />
			</head>
			<body>
				<SkipLink />
				{root?.demonstration ? <DemoBanner role={root.demonstration.role} /> : null}
				{root?.actingFor ? <ActingBanner name={root.actingFor} /> : null}
				<SiteHeader
					city={{ ...city, logoUrl: city.logoKey ? `/files/${city.logoKey}` : null }}
					menu={useMenu(root?.role ?? null)}
				/>
				<Main flash={root?.flash ?? null}>{children}</Main>
				<SiteFooter
					city={city}
					links={[
						{ to: "/contact", label: t("footer.write") },
						{ to: "/chat", label: t("footer.chat") },
						{ to: "/answers", label: t("footer.answers") },
						{ to: "/directory", label: t("footer.findService") },
						{ to: "/moderation", label: t("footer.rules") },
						{ to: "/campaigns", label: t("footer.register") },
					]}
				/>
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	);
}

export default function App() {
	return <Outlet />;
}

export function ErrorBoundary() {
	return <ErrorPage error={useRouteError()} />;
}
