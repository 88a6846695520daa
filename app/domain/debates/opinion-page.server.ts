import { methodOf, settingsOf } from "~/domain/consultations/methods";
import { findConsultation } from "~/domain/consultations/queries.server";
import { asItStands } from "~/domain/consultations/rules";
import type { Context } from "~/server/context.server";
import { letterOf } from "./letters";
import { findOwnPlace, findRun, statementsNamed } from "./queries/opinions.server";

/** The opinion phase of a consultation: the last one that has begun, else the first to come. Null when it has none. */
export const findOpinionPhase = async (context: Context, slug: string) => {
	const consultation = await findConsultation(context, slug);
	if (!consultation) return null;
	const phases = consultation.phases.filter((phase) => methodOf(phase).capabilities.findsOpinions);
	const found = phases.findLast(({ startsAt }) => startsAt <= context.now) ?? phases[0];
	if (!found) return null;
	const phase = asItStands(found, context.now);
	const settings = settingsOf("opinion", phase.settings);
	const isShown = settings.resultsShown || phase.status === "closed";
	return { consultation, phase, settings, isShown };
};

/** What the pages may show of the last run: groups of ten people or more, and where the person asking stands. */
export const readOpinions = async (context: Context, phaseId: string, isShown: boolean) => {
	const run = await findRun(context, phaseId);
	if (!run || !isShown) return { run, shown: null };
	const { result, ...head } = run;
	const groups = result.groups
		.map((group, index) => ({ ...group, index }))
		.filter(({ isShown }) => isShown)
		.map(({ index, size, middle, representative }, rank) => ({
			index,
			letter: letterOf(rank),
			size,
			middle,
			representative,
		}));
	const named = [...result.uniting, ...result.dividing, ...groups.flatMap(({ representative }) => representative)];
	const [statements, place] = await Promise.all([
		statementsNamed(
			context,
			phaseId,
			named.map(({ number }) => number),
		),
		findOwnPlace(context, phaseId),
	]);
	const { uniting, dividing, reach } = result;
	const hasSmall = groups.length < result.groups.length;
	return { run, shown: { run: { ...head, uniting, dividing, reach }, groups, statements, hasSmall, place } };
};
