import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { DefinitionList } from "~/ui/DefinitionList";

type Props = {
	proposal: { id: string; authorName: string; publishedAt: Date | null; theme: string | null; version: number };
	areaName: string | null;
	coAuthors: readonly string[];
};

/** Who proposed it, when, about what, where; and its former texts if it has some. */
export const ProposalFacts = ({ proposal, areaName, coAuthors }: Props) => {
	const { t, i18n } = useTranslation("proposals");
	const { id, authorName, publishedAt, theme, version } = proposal;
	return (
		<DefinitionList
			items={[
				{ term: t("show.author"), description: authorName },
				...(coAuthors.length > 0 ? [{ term: t("show.coAuthors"), description: coAuthors.join(", ") }] : []),
				...(publishedAt
					? [{ term: t("show.published"), description: formatDate(i18n.language as Language, publishedAt) }]
					: []),
				...(theme ? [{ term: t("show.theme"), description: theme }] : []),
				...(areaName ? [{ term: t("show.area"), description: areaName }] : []),
				...(version > 1
					? [
							{
								term: t("show.changed"),
								description: <Link to={`/proposals/${id}/versions`}>{t("show.versions", { count: version })}</Link>,
							},
						]
					: []),
			]}
		/>
	);
};
