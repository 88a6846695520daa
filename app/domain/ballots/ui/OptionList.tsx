import { useTranslation } from "react-i18next";
import { EmptyState } from "~/ui/EmptyState";
import { Tag } from "~/ui/Tag";
import type { VoteOption } from "../queries/votes.server";
import { OptionText } from "./OptionCard";

/** What is put to the vote, for those who can read but not vote; their own choices are marked. */
export const OptionList = ({ options, chosen }: { options: VoteOption[]; chosen: string[] }) => {
	const { t } = useTranslation("ballots");
	if (options.length === 0) return <EmptyState title={t("option.none")} />;
	return (
		<section className="grid gap-4" aria-labelledby="options">
			<h2 id="options">{t("option.title")}</h2>
			<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
				{options.map((option) => (
					<li
						key={option.id}
						id={`option-${option.id}`}
						className="grid min-w-0 content-start gap-2 rounded-card border border-line bg-surface p-4"
					>
						<h3 className="text-subheading">{option.title}</h3>
						{chosen.includes(option.id) ? (
							<p>
								<Tag tone="success" icon="check">
									{t("option.yours")}
								</Tag>
							</p>
						) : null}
						<OptionText option={option} />
					</li>
				))}
			</ul>
		</section>
	);
};
