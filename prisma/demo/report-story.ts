import { frenchDate, type Moment, minutesOf, workingDaysAfter } from "./calendar";
import { integer, pick } from "./random";
import type { CategoryTexts, Random, RejectionReason, ReportText, ReportTexts } from "./types";

export type ReportState =
	| "received"
	| "triaged"
	| "planned"
	| "in_progress"
	| "external"
	| "resolved"
	| "rejected"
	| "reopened";

/** One change of state, with what the agent told the residents. */
export type ReportStep = Moment & {
	state: Exclude<ReportState, "received">;
	message: string;
	/** Day announced to residents, for a planned work. */
	plannedDay?: number;
	reason?: RejectionReason;
	/** To whom it was passed, when it is not the city’s. */
	organisation?: string;
};

type Case = {
	today: Date;
	reported: Moment;
	delayWorkingDays: number;
	text: ReportText;
	answers: CategoryTexts;
	messages: ReportTexts["messages"];
	/** Whose work it may be instead of the city’s, and what residents are then told. */
	external: { organisation: string; message: string } | null;
};

/** A moment in the agents’ hours, `days` working days later; an emergency is answered within the hours that follow. */
const later = (random: Random, today: Date, after: Moment, days: number, urgent = false): Moment => {
	const minute = integer(random, 0, 59);
	const sameDay = after.hour + integer(random, 1, 3);
	if (days === 0 && sameDay <= (urgent ? 23 : 16)) {
		const day = urgent ? after.dayOffset : workingDaysAfter(today, after.dayOffset, 0);
		return { dayOffset: day, hour: day === after.dayOffset ? sameDay : integer(random, 8, 11), minute };
	}
	const day = urgent && days === 0 ? after.dayOffset + 1 : workingDaysAfter(today, after.dayOffset, Math.max(days, 1));
	return { dayOffset: day, hour: integer(random, 8, 16), minute };
};

const rejection = (random: Random, { text, answers }: Case, at: Moment): ReportStep => {
	const answer = answers.rejected[pick(random, text.rejected)];
	if (!answer) throw new Error(`No rejection for « ${text.text} »`);
	return {
		...at,
		state: "rejected",
		message: answer.text,
		reason: answer.reason,
		...(answer.organisation ? { organisation: answer.organisation } : {}),
	};
};

const planning = (
	random: Random,
	{ text, answers, messages, today }: Case,
	at: Moment,
	plannedDay: number,
): ReportStep => {
	const own = text.planned.flatMap((index) => answers.planned[index] ?? []);
	const model = pick(random, own.length > 0 ? own : messages.planned);
	return { ...at, state: "planned", plannedDay, message: model.replace("{date}", frenchDate(today, plannedDay)) };
};

/** The day announced has passed: the agents say so and take it back into their hands. */
const delayed = (random: Random, { messages }: Case, at: Moment): ReportStep => ({
	...at,
	state: "triaged",
	message: pick(random, messages.late),
});

const resolution = (random: Random, { text, answers }: Case, at: Moment): ReportStep => {
	const message = answers.resolved[pick(random, text.resolved)] ?? "";
	return { ...at, state: "resolved", message };
};

/** The works themselves: announced when they take time, sometimes late, sometimes to be done again. */
const works = (random: Random, subject: Case, taken: Moment): ReportStep[] => {
	const { today, delayWorkingDays: delay, messages } = subject;
	const urgent = delay <= 1;
	const late = random() < 0.2;
	const duration = Math.round(delay * (late ? 1.2 + random() * 2 : 0.3 + random() * 0.75));
	const steps: ReportStep[] = [];
	let last = taken;
	if (duration >= 4) {
		last = later(random, today, last, 1);
		const promised = workingDaysAfter(today, taken.dayOffset, late ? delay : duration);
		steps.push(planning(random, subject, last, promised));
		if (late) {
			last = later(random, today, { ...last, dayOffset: promised }, 2);
			steps.push(delayed(random, subject, last));
		}
	}
	const end = workingDaysAfter(today, taken.dayOffset, duration);
	const done =
		end > last.dayOffset ? later(random, today, { ...last, dayOffset: end }, 0) : later(random, today, last, 0, urgent);
	if (duration >= 2 && random() < 0.25 && done.hour > 9 && done.dayOffset > last.dayOffset)
		steps.push({ ...done, hour: 8, state: "in_progress", message: pick(random, messages.in_progress) });
	steps.push(resolution(random, subject, done));
	if (random() < 0.04) {
		const again = later(random, today, done, integer(random, 3, 8));
		steps.push({ ...again, state: "reopened", message: pick(random, messages.reopened) });
		steps.push(resolution(random, subject, later(random, today, again, 2)));
	}
	return steps;
};

/** How agents handled a report up to yesterday: its changes of state in order, none when nobody has looked yet. */
export const tellStory = (random: Random, subject: Case): ReportStep[] => {
	const { today, reported, delayWorkingDays, text, messages, external } = subject;
	const urgent = delayWorkingDays <= 1;
	const taken = later(random, today, reported, urgent ? 0 : integer(random, 0, 2), urgent);
	const first: ReportStep = { ...taken, state: "triaged", message: pick(random, messages.triaged) };
	const fate = random();
	const steps = [first];
	if (fate < 0.25 && text.rejected.length > 0)
		steps.push(rejection(random, subject, later(random, today, taken, integer(random, 1, 3))));
	else if (fate < 0.3 && external) {
		const passed = later(random, today, taken, integer(random, 1, 4));
		const done = later(random, today, passed, integer(random, 8, 20));
		steps.push({ ...passed, state: "external", ...external }, resolution(random, subject, done));
	} else if (fate > 0.985) {
		const planned = later(random, today, taken, 1);
		const promised = workingDaysAfter(today, planned.dayOffset, delayWorkingDays + 2);
		steps.push(planning(random, subject, planned, promised));
		steps.push(delayed(random, subject, later(random, today, { ...planned, dayOffset: promised }, 2)));
	} else steps.push(...works(random, subject, taken));
	return steps.filter((step) => step.dayOffset < 0).sort((a, b) => minutesOf(a) - minutesOf(b));
};
