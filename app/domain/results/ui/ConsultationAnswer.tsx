import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import type { ShownCommitment } from "../commitment-queries.server";
import { CommitmentCard } from "./CommitmentCard";

type Props = {
	slug: string;
	published: { at: Date | string; excerpt: string; decisions: number; taken: number } | null;
	commitments: ShownCommitment[];
};

/** What happened to what we said: the conclusion in short and what the city now does. */
export const ConsultationAnswer = ({ slug, published, commitments }: Props) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	return (
		<>
			{published ? (
				<div className="grid max-w-prose justify-items-start gap-4">
					<p className="text-soft">{t("answer.publishedOn", { date: formatDate(language, published.at) })}</p>
					<p>{published.excerpt}</p>
					{published.decisions > 0 ? (
						<p className="font-semibold">{t("answer.taken", { count: published.taken, total: published.decisions })}</p>
					) : null}
					<LinkButton to={`/consultations/${slug}/results`}>{t("answer.read")}</LinkButton>
				</div>
			) : (
				<p className="max-w-prose">{t("answer.notYet")}</p>
			)}
			{commitments.length > 0 ? (
				<div className="mt-8 grid gap-4">
					<h3>{t("commitments.section")}</h3>
					<CardGrid>
						{commitments.map((commitment) => (
							<CommitmentCard key={commitment.id} as="h3" commitment={commitment} />
						))}
					</CardGrid>
				</div>
			) : null}
		</>
	);
};
