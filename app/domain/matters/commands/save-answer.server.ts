import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { endOfCityDay } from "~/lib/city-day";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { AnswerText } from "../answers-schema";

export type SaveAnswerRefusal = "not-allowed" | "not-found" | "changed-meanwhile" | "keyword-taken";

const slugOf = (question: string) =>
	question
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 60)
		.replace(/-+$/, "") || "reponse";

/** Slugs are addresses: the first free one of «encombrants», «encombrants-2»… The unique column has the last word. */
const freeSlug = async ({ db }: Context, question: string) => {
	const slug = slugOf(question);
	const taken = await db.canonicalAnswer.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
	const names = new Set(taken.map((one) => one.slug));
	let number = 1;
	while (names.has(number === 1 ? slug : `${slug}-${number}`)) number += 1;
	return number === 1 ? slug : `${slug}-${number}`;
};

/** Slugs and words are chosen one author at a time. */
const lockAnswers = ({ db }: Context) =>
	db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('canonical-answers', 7))`;

const isTaken = async ({ db }: Context, keyword: string | undefined, slug: string | null) =>
	keyword ? (await db.canonicalAnswer.count({ where: { keyword, slug: { not: slug ?? "" } } })) > 0 : false;

const create = async (context: Context, input: AnswerText) => {
	const { db, now } = context;
	const [id, slug] = [newId(now), await freeSlug(context, input.question)];
	const row = { id, slug, topic: input.topic, version: 1, createdAt: now };
	await db.canonicalAnswer.createMany({ data: row });
	return row;
};

const next = async ({ db }: Context, slug: string, seen: number) => {
	await db.$executeRaw`SELECT 1 FROM "CanonicalAnswer" WHERE slug = ${slug} FOR UPDATE`;
	const found = await db.canonicalAnswer.findUnique({
		where: { slug },
		select: { id: true, slug: true, version: true },
	});
	if (!found) return "not-found" as const;
	return found.version === seen ? { ...found, version: found.version + 1 } : ("changed-meanwhile" as const);
};

/**
 * Writes a canonical answer, or a new version of it (`slug`), in all its forms at once: from now on every channel says the
 * new one. Answers its address and version. Refuses a version written on top of one the author had not seen, and the SMS word
 * of another answer.
 */
export const saveAnswer = (
	context: Context,
	{ slug, ...input }: AnswerText & { slug: string | null },
): Promise<Result<{ slug: string; version: number }, SaveAnswerRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "answers.write")) return refuse("not-allowed");
		const { db, now, actor } = context;
		await lockAnswers(context);
		if (await isTaken(context, input.keyword, slug)) return refuse("keyword-taken");
		const answer = slug ? await next(context, slug, input.version) : await create(context, input);
		if (typeof answer === "string") return refuse(answer);
		const { question, body, short, sms, post, sources } = input;
		const authorName = (actor as Extract<Actor, { kind: "staff" }>).name ?? "";
		const text = { question, body, short, sms, post, sources };
		await db.canonicalVersion.createMany({
			data: { answerId: answer.id, version: answer.version, ...text, authorName, at: now },
		});
		await db.canonicalAnswer.update({
			where: { id: answer.id },
			data: {
				...(input.keyword === undefined ? {} : { keyword: input.keyword || null }),
				...{ version: answer.version, topic: input.topic, procedureSlug: input.procedureSlug || null },
				validUntil: input.validUntil ? endOfCityDay(input.validUntil) : null,
			},
			select: { id: true },
		});
		const subject = { type: "answer", id: answer.id };
		await recordEvent(context, { name: "answer.written", subject, details: { version: answer.version } });
		return ok({ slug: answer.slug, version: answer.version });
	});
