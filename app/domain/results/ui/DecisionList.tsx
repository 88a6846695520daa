import { useTranslation } from "react-i18next";
import { Prose } from "~/ui/Prose";
import { Tag, type Tone } from "~/ui/Tag";
import type { Decision, DecisionKind } from "../schema";

const tones: Record<DecisionKind, Tone> = { "taken-up": "success", "in-part": "info", "not-taken-up": "neutral" };

const order: DecisionKind[] = ["taken-up", "in-part", "not-taken-up"];

/** The answer to each proposal with its reason: what is taken up first. */
export const DecisionList = ({ decisions }: { decisions: Decision[] }) => {
	const { t } = useTranslation("results");
	const sorted = order.flatMap((kind) => decisions.filter((decision) => decision.kind === kind));
	return (
		<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
			{sorted.map(({ subjectId, title, kind, reason }) => (
				<li key={subjectId} id={`decision-${subjectId}`} className="rounded-card border border-line bg-surface p-5">
					<h3 className="text-subheading">{title}</h3>
					<p className="mt-2">
						<Tag tone={tones[kind]} {...(kind === "taken-up" ? { icon: "check" as const } : {})}>
							{t(`kind.${kind}`)}
						</Tag>
					</p>
					<Prose text={reason} under={2} className="mt-3" />
				</li>
			))}
		</ul>
	);
};
