import { useTranslation } from "react-i18next";
import { formatDate, formatEuros } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Photo } from "~/ui/Photo";
import { Prose } from "~/ui/Prose";
import type { Tone } from "~/ui/Tag";
import { Timeline } from "~/ui/Timeline";
import type { FoundCommitment } from "../commitment-queries.server";
import type { DelayCause, NewsKind } from "../commitment-schema";

const tones: Record<NewsKind, Tone> = {
	progress: "info",
	delay: "warning",
	delivered: "success",
	abandoned: "neutral",
};

type News = Omit<FoundCommitment["news"][number], "at"> & { at: Date | string };

const Slip = ({ fromDay, toDay, cause }: Pick<News, "fromDay" | "toDay" | "cause">) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	if (!fromDay || !toDay) return null;
	return (
		<p className="font-medium">
			{t("news.slips", {
				from: formatDate(language, fromDay),
				to: formatDate(language, toDay),
				cause: t(`causes.${(cause ?? "other") as DelayCause}`),
			})}
		</p>
	);
};

/** What the city said of a commitment, newest first. */
export const CommitmentNews = ({ news }: { news: News[] }) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	if (news.length === 0) return <p>{t("commitment.noNews")}</p>;
	return (
		<Timeline
			items={news.map(({ id, at, kind, text, spentEuros, photos, authorName, ...slip }) => ({
				id,
				at,
				tone: tones[kind as NewsKind],
				title: t(`news.kind.${kind as NewsKind}`),
				children: (
					<div className="grid gap-3">
						<Slip {...slip} />
						<Prose text={text} under={2} />
						{spentEuros === null ? null : (
							<p>{t("commitment.spentNow", { euros: formatEuros(language, spentEuros) })}</p>
						)}
						{photos.length > 0 ? (
							<div className="grid max-w-xl grid-cols-2 gap-3">
								{photos.map(({ key }) => (
									<Photo
										key={key}
										imageKey={key}
										alt={t("commitment.photo")}
										sizes="18rem"
										className="aspect-[4/3] w-full rounded-control object-cover"
									/>
								))}
							</div>
						) : null}
						<p className="text-[0.9375rem] text-soft">{t("news.by", { name: authorName })}</p>
					</div>
				),
			}))}
		/>
	);
};
