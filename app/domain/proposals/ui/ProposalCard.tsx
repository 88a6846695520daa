import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Card } from "~/ui/Card";
import { Icon } from "~/ui/Icon";
import { Tag } from "~/ui/Tag";
import type { ListedProposal } from "../list.server";
import { SupportButton } from "./SupportButton";

type Props = { proposal: ListedProposal; areaName: string | undefined; to: string; isSupportOpen: boolean };

/** As many characters of the text as the list shows. */
const EXCERPT = 280;

/** A proposal in a list. */
export const ProposalCard = ({ proposal, areaName, to, isSupportOpen }: Props) => {
	const { t, i18n } = useTranslation("proposals");
	const { id, number, title, excerpt, theme, authorName, publishedAt } = proposal;
	return (
		<Card
			as="h2"
			to={`/proposals/${id}`}
			title={title}
			eyebrow={
				<>
					<span className="tabular-nums">{t("number", { number })}</span>
					{theme ? <Tag>{theme}</Tag> : null}
					{areaName ? (
						<span className="inline-flex items-center gap-1">
							<Icon name="map-pin" size={1} /> {areaName}
						</span>
					) : null}
				</>
			}
			actions={<SupportButton proposal={proposal} to={to} isOpen={isSupportOpen} />}
		>
			<p className="break-words">{excerpt.length >= EXCERPT ? `${excerpt.trimEnd()}…` : excerpt}</p>
			<p className="text-[0.9375rem]">
				{t("by", { name: authorName, date: formatDate(i18n.language as Language, publishedAt) })}
			</p>
		</Card>
	);
};
