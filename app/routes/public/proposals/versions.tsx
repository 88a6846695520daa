import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findProposal, listVersions } from "~/domain/proposals/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { compareTexts } from "~/lib/diff";
import { orNotFound } from "~/server/http.server";
import { Difference } from "~/ui/Difference";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { Timeline } from "~/ui/Timeline";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { proposalId } = args.params;
	const { id, title } = orNotFound(await findProposal(context, proposalId));
	const versions = await listVersions(context, id);
	const steps = versions.map((version, index) => {
		const former = versions[index - 1];
		return {
			...{ version: version.version, isMaterial: version.isMaterial, byName: version.byName },
			at: version.at,
			title: compareTexts(former?.title ?? version.title, version.title),
			body: compareTexts(former?.body ?? version.body, version.body),
		};
	});
	return { id, name: title, steps: steps.reverse(), title: t("proposals:versions.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ProposalVersions() {
	const { id, name, steps } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/proposals/${id}`, label: name }, { label: t("versions.title") }]}
				title={t("versions.title")}
				lead={t("versions.lead")}
			/>
			<Timeline
				items={steps.map(({ version, at, title, body, isMaterial, byName }) => ({
					id: String(version),
					at,
					title: t("versions.version", { version }),
					children: (
						<div className="grid gap-2">
							{byName ? <p className="text-soft">{t("versions.by", { name: byName })}</p> : null}
							{isMaterial ? (
								<p>
									<Tag tone="warning">{t("versions.material")}</Tag>
								</p>
							) : null}
							<Difference pieces={title} />
							<Difference pieces={body} />
						</div>
					),
				}))}
			/>
		</Page>
	);
}
