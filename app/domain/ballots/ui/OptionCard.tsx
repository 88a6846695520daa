import { useTranslation } from "react-i18next";
import { Icon } from "~/ui/Icon";
import { Prose } from "~/ui/Prose";
import type { VoteOption } from "../queries/votes.server";

const EXCERPT = 180;

/** The beginning of a text, cut between words. */
const excerpt = (text: string): string =>
	text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/\s+\S*$/, "")}…`;

export const OptionText = ({ option }: { option: VoteOption }) => {
	const { t } = useTranslation("ballots");
	return (
		<>
			{option.address ? (
				<p className="flex gap-1.5 text-[0.9375rem] text-soft">
					<Icon name="map-pin" className="mt-0.5" />
					{option.address}
				</p>
			) : null}
			{option.summary ? <p className="text-soft">{excerpt(option.summary)}</p> : null}
			{option.summary.length > EXCERPT ? (
				<details className="relative z-10">
					<summary className="inline-flex min-h-11 items-center font-semibold text-brand-text underline underline-offset-4">
						{t("option.readAll")}
						<span className="sr-only"> : {option.title}</span>
					</summary>
					<Prose text={option.summary} under={2} className="mt-2" />
				</details>
			) : null}
		</>
	);
};
