import { permissionRefusal } from "~/domain/accounts/permissions";
import { emailKey } from "~/domain/accounts/rules";
import { phoneKey } from "~/domain/channels/rules/words";
import { keepContactPoint } from "~/domain/residents/commands/keep-contact-point.server";
import type { Actor } from "~/lib/actor";
import { cityDay, startOfCityDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { referencesIn } from "../rules/reference";
import type { WriteDown } from "../schema";
import { writeInMatter } from "./add-message.server";
import { type LockedMatter, lockMatter } from "./lock-matter.server";
import { openMatter } from "./open-matter.server";
import { sendReceipt } from "./send-receipt.server";
import { findByKey, lockKey } from "./store-message.server";

export type WriteDownRefusal = "not-allowed" | "no-such-reference" | "future";

const KIND = { email: "email", sms: "phone", call: "phone", letter: "postal" } as const;

/** The addresses given, the one wished for the answer first. */
const keepAddresses = async (context: Context, { email, phone, postal, wishedChannel }: WriteDown) => {
	const given = [
		{ kind: "email", shown: email, address: emailKey(email) },
		{ kind: "phone", shown: phone, address: phoneKey(phone) ?? "" },
		{ kind: "postal", shown: postal, address: postal.toLowerCase().replace(/\s+/g, " ") },
	].filter(({ shown }) => shown !== "");
	const sorted = given.sort((one) => (one.kind === KIND[wishedChannel] ? -1 : 1));
	const ids: string[] = [];
	for (const point of sorted) ids.push(await keepContactPoint(context, point));
	return { contactPointId: ids[0] ?? null, otherPoints: ids.slice(1) };
};

/** The account whose own proved address the person gave, if it is one person's only. */
const accountOfEmail = async ({ db }: Context, email: string) => {
	if (email === "") return null;
	const owners = await db.contactPointOwner.findMany({
		where: { contactPoint: { kind: "email", address: emailKey(email), state: "proved" } },
		select: { accountId: true },
		take: 2,
	});
	return owners.length === 1 ? (owners[0]?.accountId ?? null) : null;
};

type Words = Parameters<typeof writeInMatter>[2];

const addTo = async (context: Context, matter: LockedMatter, words: Words, input: WriteDown, otherPoints: string[]) => {
	const participant = { accountId: words.authorId ?? null, contactPointId: words.contactPointId ?? null };
	const rows = [{ matterId: matter.id, originId: matter.id, ...participant, otherPoints, name: input.name }];
	const isKnown = participant.accountId === null && participant.contactPointId === null;
	if (!isKnown) await context.db.matterParticipant.createMany({ data: rows, skipDuplicates: true });
	await writeInMatter(context, matter, words);
};

const open = async (context: Context, input: WriteDown, words: Words, otherPoints: string[], receivedAt: Date) => {
	const { subject, topic, wishedChannel, name } = input;
	const participant = {
		...{ accountId: words.authorId ?? null, contactPointId: words.contactPointId ?? null },
		...{ name, otherPoints },
	};
	const opened = await openMatter(context, { subject, topic, wishedChannel, participant, message: words, receivedAt });
	await sendReceipt(context, opened.matterId);
	return opened.reference;
};

/**
 * An agent types in what came by telephone, at the desk or by post: a matter is opened with the date it was received, or the
 * one whose reference the person gave goes on. The same form sent twice is one message. Answers the reference. Refuses a
 * reference that leads nowhere and a date to come.
 */
export const writeDownMatter = (
	context: Context,
	input: WriteDown,
): Promise<Result<{ reference: string }, WriteDownRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const agent = context.actor as Extract<Actor, { kind: "staff" }>;
		const today = cityDay(context.now);
		if (input.receivedOn > today) return refuse("future");
		const receivedAt = input.receivedOn === today ? context.now : startOfCityDay(input.receivedOn);
		const key = `form:${input.nonce}`;
		await lockKey(context, key);
		const known = await findByKey(context, key);
		if (known) return ok({ reference: known.matter.reference });
		const [reference] = referencesIn(input.reference);
		const matter = reference ? await lockMatter(context, reference) : null;
		if (input.reference && (!matter || matter.joinedIntoId)) return refuse("no-such-reference");
		const { contactPointId, otherPoints } = await keepAddresses(context, input);
		const words = {
			...{ key, channel: input.channel, authorId: await accountOfEmail(context, input.email), contactPointId },
			...{ authorName: input.name, text: input.text, details: { typedBy: agent.name } },
		};
		if (matter) await addTo(context, matter, words, input, otherPoints);
		return ok({
			reference: matter?.reference ?? (await open(context, input, words, otherPoints, receivedAt)),
		});
	});
