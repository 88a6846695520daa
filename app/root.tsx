import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { data, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { DemoBanner } from "~/domain/accounts/ui/DemoBanner";
import { findCity } from "~/domain/settings/queries.server";
import { roleOf } from "~/lib/actor";
import { isDemonstration } from "~/server/env.server";
import { takeFlash } from "~/server/http.server";
import { useNonce } from "~/ui/nonce";
import theme from "~/ui/theme.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: theme }];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { flash, clear } = takeFlash(args.request);
	const city = await findCity(context);
	const demonstration = isDemonstration() ? { role: roleOf(context.actor) } : null;
	return data({ city, flash, demonstration }, clear ? { headers: { "Set-Cookie": clear } } : undefined);
}

export function Layout({ children }: { children: ReactNode }) {
	const nonce = useNonce();
	const { i18n } = useTranslation();
	const root = useRouteLoaderData<typeof loader>("root");
	return (
		<html lang={i18n.language} dir="ltr">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<Meta />
				<Links />
			</head>
			<body>
				{root?.demonstration ? <DemoBanner role={root.demonstration.role} /> : null}
				{root?.flash?.text}
				{children}
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	);
}

export default function App() {
	return <Outlet />;
}
