import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { Table } from "~/ui/Table";
import { Tag, type Tone } from "~/ui/Tag";
import type { listQuoteRequests } from "../quotes.server";

type Request = Awaited<ReturnType<typeof listQuoteRequests>>[number];

export const quoteTones: Record<string, Tone> = {
	asked: "info",
	given: "success",
	refused: "neutral",
	withdrawn: "warning",
};

/** What was asked of whom, and what they answered. */
export const QuoteRequests = ({
	requests,
	consultationId,
}: {
	requests: Omit<Request, "askedAt" | "answeredAt">[];
	consultationId: string;
}) => {
	const { t } = useTranslation("results");
	return (
		<Table
			caption={t("quotes.requests")}
			hideCaption
			columns={[
				{ label: t("quotes.quoted") },
				{ label: t("quotes.author") },
				{ label: t("quotes.state") },
				{ label: t("quotes.action") },
			]}
			rows={requests.map(({ commentId, words, authorName, state }) => ({
				id: commentId,
				cells: [
					<span key="words" className="break-words">
						{words}
					</span>,
					authorName,
					<Tag key="state" tone={quoteTones[state] ?? "neutral"}>
						{t(`quotes.states.${state as "asked"}`)}
					</Tag>,
					<ButtonForm
						key="drop"
						size="small"
						tone="secondary"
						action={`/admin/consultations/${consultationId}/results/quotes/drop`}
						fields={{ commentId }}
						aria-label={t("quotes.dropOf", { name: authorName })}
					>
						{t("quotes.drop")}
					</ButtonForm>,
				],
			}))}
		/>
	);
};
