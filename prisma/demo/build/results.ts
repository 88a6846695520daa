import { publishResults } from "../../../app/domain/results/commands/publish-results.server";
import { writeResults } from "../../../app/domain/results/commands/write-results.server";
import type { DecisionKind } from "../../../app/domain/results/schema";
import type { Decision, DemoConsultation } from "../types";
import { makeDemoCommitments } from "./commitments";
import type { Known, Stage } from "./consultations";
import { done, when } from "./moment";

const kindOf: Record<Decision["outcome"], DecisionKind> = {
	retained: "taken-up",
	adapted: "in-part",
	later: "in-part",
	not_retained: "not-taken-up",
};

const dayName = (today: Date, day: number) =>
	new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "Europe/Paris" }).format(
		today.getTime() + day * 86_400_000,
	);

/** What the city decided, written and published by the official in charge. */
export const publishDemoResults = async (
	{ context, cast, today }: Stage,
	{ results, publishedDay }: DemoConsultation,
	consultationId: string,
	ids: Known,
): Promise<void> => {
	if (!results || publishedDay === null) return;
	const official = cast.officials[results.signedBy] ?? cast.officials[0];
	if (!official) return;
	const commitments = results.commitments.map(({ text, dueDay }) => `- ${text} : ${dayName(today, dueDay)}`);
	const conclusion = [
		`## ${results.headline}`,
		...results.conclusion,
		"## Ce que la ville va faire",
		commitments.join("\n"),
	].join("\n\n");
	const items = results.decisions.flatMap(({ proposal, outcome, reason }) => {
		const subjectId = ids.get(proposal);
		return subjectId ? [{ subjectId, kind: kindOf[outcome], reason }] : [];
	});
	const at = when(context, official, today, publishedDay + 0.7);
	done(await writeResults(at, { consultationId, conclusion, items, others: "" }));
	done(await publishResults(at, { consultationId, reason: "" }));
	const promised = { official, consultationId, publishedDay, ids };
	await makeDemoCommitments({ context, today }, results.commitments, promised);
};
