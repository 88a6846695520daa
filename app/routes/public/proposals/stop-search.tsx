import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { removeSearch } from "~/domain/proposals/commands/save-search.server";
import { searchOfToken } from "~/domain/proposals/search-links.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "preferences.leave");
	orNotFound(searchOfToken(args.params.token ?? ""));
	return { title: (await translatorFor(args.request))("proposals:searches.stopTitle") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** A press of the button, or one click in a mail program (RFC 8058). */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.leave");
	await removeSearch(context, { id: orNotFound(searchOfToken(args.params.token ?? "")), isByLetter: true });
	const t = await translatorFor(args.request);
	return withFlash("/consultations", { tone: "success", text: t("proposals:searches.stopped") });
}

export default function StopSearch() {
	const { title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const { pathname } = useLocation();
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("searches.stopText")} />
			<ButtonForm action={pathname} label={t("searches.stop")} />
		</Page>
	);
}
