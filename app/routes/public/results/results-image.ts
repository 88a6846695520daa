import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { cardPng, cardSvg } from "~/domain/results/card.server";
import { findResults } from "~/domain/results/queries.server";
import { findCity } from "~/domain/settings/queries.server";
import { formatNumber } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";

/** The results as a picture to share: SVG, or PNG for social networks. Nothing before publication. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const found = orNotFound(await findResults(context, args.params.slug ?? ""));
	const { decisions, figures } = orNotFound(found.publication);
	const t = await translatorFor(args.request);
	const language = t("results:embed.language") === "en" ? "en" : "fr";
	const taken = decisions.filter(({ kind }) => kind !== "not-taken-up").length;
	const { total } = figures.participants;
	const card = {
		city: await findCity(context),
		eyebrow: t("results:page.eyebrow"),
		title: found.consultation.title,
		figures: [
			{ value: formatNumber(language, total), label: t("results:stat.total", { count: total }) },
			...(decisions.length > 0
				? [{ value: `${taken} / ${decisions.length}`, label: t("results:card.taken", { count: taken }) }]
				: []),
			...(figures.vote
				? [
						{
							value: formatNumber(language, figures.vote.ballots),
							label: t("results:stat.voters", { count: figures.vote.ballots }),
						},
					]
				: []),
		],
	};
	const isPng = new URL(args.request.url).pathname.endsWith(".png");
	return new Response(isPng ? new Uint8Array(await cardPng(card)) : cardSvg(card), {
		headers: {
			"Content-Type": isPng ? "image/png" : "image/svg+xml; charset=utf-8",
			"Cache-Control": "public, max-age=300",
			"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
		},
	});
}
