import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAmendments } from "~/domain/proposals/amendments.server";
import { amendRefusal, signingRefusal, supportRefusal } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { AmendmentCard } from "~/domain/proposals/ui/AmendmentCard";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const open: (string | null)[] = [null, "sign-in-needed", "confirmation-needed"];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { proposalId } = args.params;
	const proposal = orNotFound(await findProposal(context, proposalId));
	const { actor, now } = context;
	return {
		proposal: { id: proposal.id, title: proposal.title },
		amendments: await listAmendments(context, proposal),
		maySign: signingRefusal(actor, proposal, proposal.phase, now) === null,
		maySupport: open.includes(supportRefusal(actor, proposal, proposal.phase, now)),
		mayAmend: open.includes(amendRefusal(actor, proposal, proposal.phase, now)),
		title: t("proposals:amendments.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Amendments() {
	const { proposal, amendments, maySign, maySupport, mayAmend, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const offer = mayAmend ? (
		<LinkButton to={`/proposals/${proposal.id}/amend`}>{t("amendments.offer")}</LinkButton>
	) : undefined;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/proposals/${proposal.id}`, label: proposal.title }, { label: title }]}
				title={title}
				lead={t("amendments.lead")}
				actions={amendments.length > 0 ? offer : null}
			/>
			{amendments.length === 0 ? (
				<EmptyState title={t("amendments.none")} action={offer}>
					{t("amendments.noneText")}
				</EmptyState>
			) : (
				<ul className="grid gap-5">
					{amendments.map((amendment) => (
						<li key={amendment.id}>
							<AmendmentCard amendment={amendment} maySign={maySign} maySupport={maySupport} />
						</li>
					))}
				</ul>
			)}
		</Page>
	);
}
