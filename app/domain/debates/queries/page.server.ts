import type { Context } from "~/server/context.server";
import { orderSeed } from "~/server/order-seed.server";
import { debateAsked, type Subject, subjectText } from "../schema";
import { countComments, listThreads } from "./debate.server";

const none = { all: 0, for: 0, against: 0, neutral: 0 };

/** What the `Debate` component shows of a subject, as the address of the page asks for it. */
export const readDebate = async (context: Context, subject: Subject, request: Request) => {
	const { searchParams } = new URL(request.url);
	const { order, after } = debateAsked.parse({
		order: searchParams.get("order") ?? undefined,
		after: searchParams.get("after") ?? undefined,
	});
	const [{ threads, next }, counts] = await Promise.all([
		listThreads(context, { subject, order, after, seed: orderSeed(context, request) }),
		countComments(context, { type: subject.type, ids: [subject.id] }),
	]);
	const on = subjectText(subject);
	return { on, threads, next, order, isFirstPage: !after, counts: counts.get(subject.id) ?? none, now: context.now };
};
