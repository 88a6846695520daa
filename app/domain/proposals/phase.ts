import { methodOf, offersAction, settingsOf, themesOf } from "~/domain/consultations/methods";
import type { PhaseDates } from "~/domain/consultations/rules";
import type { Sort } from "./schema";

type WithMethod = PhaseDates & { method: string; settings: unknown };

/** The phase of a consultation in which proposals are collected: the last one that has begun, else the first to come. */
export const collectingPhase = <Phase extends WithMethod>(phases: readonly Phase[], now: Date): Phase | null => {
	const collecting = phases.filter((phase) => methodOf(phase).capabilities.collectsProposals);
	return collecting.findLast(({ startsAt }) => startsAt <= now) ?? collecting[0] ?? null;
};

/** What the pages of proposals need of the phase's settings. */
export const collectingTerms = (phase: WithMethod) => {
	const settings = settingsOf("proposals", phase.settings);
	const countsShown = settings.supportsShown && offersAction(phase, "support");
	const sortsOffered: readonly Sort[] = countsShown ? ["random", "recent", "supports"] : ["random", "recent"];
	return {
		themes: themesOf(settings),
		countsShown,
		sortsOffered,
		placeNeeded: settings.placeNeeded,
		editHours: settings.editHours,
	};
};

/** What a petition must reach and how long the city has then to answer; null where proposals await no answer. */
export const petitionTerms = (phase: WithMethod) => {
	if (!methodOf(phase).capabilities.awaitsAnswer) return null;
	const { threshold, answerDays } = settingsOf("petition", phase.settings);
	return { threshold, answerDays };
};
