import { addDays, cityDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import { seeMatter } from "../commands/see-matter.server";
import { listAnswers, suggestAnswers } from "./answers.server";
import { listAgents } from "./inbox.server";
import { findLinked } from "./links.server";
import { listMacros } from "./macros.server";
import { previewPlan } from "./plan.server";
import { findRating } from "./satisfaction.server";
import { listNeighbours, type StaffMatter } from "./thread.server";

/** What stands around a matter on its desk: who else is on it, its neighbours, where an answer would go, what is ready to say. */
export const readDesk = async (context: Context, matter: StaffMatter) => {
	const lastWords = matter.messages.findLast(({ direction }) => direction === "in")?.text ?? "";
	const [others, neighbours, agents, plan, linked, rating, suggested, answers, macros] = await Promise.all([
		seeMatter(context, matter.id),
		listNeighbours(context, matter),
		listAgents(context),
		previewPlan(context, matter),
		findLinked(context, matter),
		findRating(context, matter.id),
		suggestAnswers(context, `${matter.subject} ${lastWords}`, 3),
		listAnswers(context),
		listMacros(context),
	]);
	const ready = {
		suggested: suggested.map(({ slug, question }) => ({ slug, question })),
		answers: answers.map(({ slug, question, version }) => ({ slug, question, version })),
		macros: macros.map(({ id, name }) => ({ id, name })),
	};
	const tomorrow = addDays(cityDay(context.now), 1);
	return { others, neighbours, agents, plan, linked, rating, ready, tomorrow };
};

type Details = { unknownSender?: boolean; typedBy?: string };

/** The messages with what staff are told of each. */
export const messagesForStaff = (matter: StaffMatter) =>
	matter.messages.map(({ details, ...message }) => ({
		...message,
		isFromUnknown: (details as Details).unknownSender === true,
		typedBy: (details as Details).typedBy ?? null,
	}));
