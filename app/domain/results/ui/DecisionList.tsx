import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Prose } from "~/ui/Prose";
import { Tag, type Tone } from "~/ui/Tag";
import type { ShownCommitment } from "../commitment-queries.server";
import type { Decision, DecisionKind } from "../schema";

export const decisionTones: Record<DecisionKind, Tone> = {
	"taken-up": "success",
	"in-part": "info",
	"not-taken-up": "neutral",
};

const order: DecisionKind[] = ["taken-up", "in-part", "not-taken-up"];

type Props = {
	decisions: Decision[];
	/** What the city does about them: each decision links to its own. */
	commitments?: Pick<ShownCommitment, "id" | "subjectId">[];
};

/** The answer to each proposal with its reason: what is taken up first. */
export const DecisionList = ({ decisions, commitments = [] }: Props) => {
	const { t } = useTranslation("results");
	const sorted = order.flatMap((kind) => decisions.filter((decision) => decision.kind === kind));
	return (
		<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
			{sorted.map(({ subjectId, title, kind, reason }) => (
				<li key={subjectId} id={`decision-${subjectId}`} className="rounded-card border border-line bg-surface p-5">
					<h3 className="text-subheading">{title}</h3>
					<p className="mt-2">
						<Tag tone={decisionTones[kind]} {...(kind === "taken-up" ? { icon: "check" as const } : {})}>
							{t(`kind.${kind}`)}
						</Tag>
					</p>
					<Prose text={reason} under={2} className="mt-3" />
					{commitments
						.filter((commitment) => commitment.subjectId === subjectId)
						.map(({ id }) => (
							<p key={id} className="mt-3">
								<Link to={`/commitments/${id}`}>{t("commitments.see")}</Link>
							</p>
						))}
				</li>
			))}
		</ul>
	);
};
