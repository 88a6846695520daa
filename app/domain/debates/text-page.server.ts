import { methodOf } from "~/domain/consultations/methods";
import { findConsultation } from "~/domain/consultations/queries.server";
import { asItStands } from "~/domain/consultations/rules";
import type { Context } from "~/server/context.server";
import { countComments } from "./queries/debate.server";
import { findText, listTextVersions } from "./queries/passages.server";

/** The phase of a consultation that debates a text: the last one that has begun, else the first to come. Null when it has none. */
export const findTextPhase = async (context: Context, slug: string) => {
	const consultation = await findConsultation(context, slug);
	if (!consultation) return null;
	const phases = consultation.phases.filter((phase) => methodOf(phase).capabilities.debatesText);
	const found = phases.findLast(({ startsAt }) => startsAt <= context.now) ?? phases[0];
	return found ? { consultation, phase: asItStands(found, context.now) } : null;
};

const none = { all: 0, for: 0, against: 0, neutral: 0 };

/** A version of a phase's text with what was said of each passage: comments, and positions of those that open a thread. */
export const readText = async (context: Context, phaseId: string, version?: number) => {
	const [text, versions] = await Promise.all([findText(context, phaseId, version), listTextVersions(context, phaseId)]);
	if (!text) return null;
	const ids = text.passages.flatMap(({ id, replacesId }) => [id, ...(replacesId ? [replacesId] : [])]);
	const counts = await countComments(context, { type: "passage", ids });
	const passages = text.passages.map((passage) => ({
		...passage,
		counts: counts.get(passage.id) ?? none,
		earlier: (passage.replacesId ? counts.get(passage.replacesId)?.all : 0) ?? 0,
	}));
	return { ...text, passages, versions };
};
