import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { invitationOf } from "~/domain/proposals/co-author-links.server";
import { findInvitation } from "~/domain/proposals/co-authors.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const id = invitationOf(args.params.token ?? "");
	const invitation = id && (await findInvitation(context, id));
	if (!invitation) throw withFlash("/consultations", { tone: "error", text: t("proposals:coAuthors.gone") });
	return { proposal: invitation.proposal, title: t("proposals:coAuthors.invitation") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Invitation() {
	const { proposal, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const { pathname } = useLocation();
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("coAuthors.invitationLead", { name: proposal.authorName })} />
			<section className="grid gap-3 rounded-card border border-line bg-surface p-5">
				<h2 className="text-subheading">{proposal.title}</h2>
				<Prose text={proposal.body} under={2} />
			</section>
			<p className="max-w-prose">{t("coAuthors.what")}</p>
			<div className="flex flex-wrap gap-3">
				<ButtonForm action={`${pathname}/accept`} label={t("coAuthors.accept")} />
				<ButtonForm action={`${pathname}/decline`} tone="secondary" label={t("coAuthors.decline")} />
				<LinkButton tone="quiet" to={`/proposals/${proposal.id}`}>
					{t("coAuthors.see")}
				</LinkButton>
			</div>
		</Page>
	);
}
