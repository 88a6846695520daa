import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { queuePlanned } from "../deliveries.server";
import { type Reader, readersOf } from "../recipients.server";
import { type PlannedDelivery, planDeliveries } from "../rules/planner";
import { isQuietHour } from "../rules/quiet-hours";
import type { Words } from "../rules/renditions";

type Matter = {
	id: string;
	reference: string;
	subject: string;
	wishedChannel: string | null;
	confidential: boolean;
	urgent: boolean;
	firstReceivedAt: Date;
	answerDueAt: Date;
};

type Outgoing = {
	id: string;
	text: string;
	kind: "answer" | "receipt";
	/** The public form of the canonical answer it gives, if it gives one. */
	post?: string | null;
	/** Its SMS form, which names nobody's affair either. */
	shortText?: string | null;
};

/** A receipt names the date, the reference, the office and the delay (code of relations with the administration, R112-5). */
const wordsFor = (kind: Outgoing["kind"], matter: Matter, reader: Reader, city: string): Words => {
	const t = translator(reader.language);
	const facts = {
		...{ city, reference: matter.reference, subject: matter.subject, name: reader.name },
		date: formatDate(reader.language, matter.firstReceivedAt, "moment"),
		due: formatDate(reader.language, matter.answerDueAt, "day"),
	};
	const prefix = `matters:letters.${kind}` as const;
	return {
		subject: t(`${prefix}.subject`, facts),
		title: t("matters:letters.title", facts),
		greeting: t("matters:letters.greeting", facts),
		pointer: t(`${prefix}.pointer`, facts),
		sms: t(`${prefix}.sms`, facts),
		neutral: t(`${prefix}.neutral`, facts),
		direct: t(`${prefix}.direct`, facts),
		button: t("matters:letters.button"),
		closing: t(`${prefix}.closing`, facts),
	};
};

/** The identifier of the last e-mail of a reader, so that their program shows one conversation. */
const lastEmailOf = async ({ db }: Context, matterId: string): Promise<string | null> => {
	const source = await db.messageSource.findFirst({
		where: { channelAccount: "email", message: { matterId, direction: "in" } },
		select: { nativeThreadId: true },
		orderBy: { id: "desc" },
	});
	return source?.nativeThreadId ?? null;
};

/** A receipt is a letter, not a conversation: nobody calls or prints to say that something has come, and nothing is said in public. */
const forReceipt = (plans: PlannedDelivery[]) =>
	plans.filter(({ channel, content }) => channel !== "call" && channel !== "push" && content !== "neutral");

export type ReaderPlan = { reader: Reader; plans: PlannedDelivery[] };

/** What would leave if an answer were sent now, person by person: the planner's choice, before anything is written. */
export const planForParticipants = async (
	context: Context,
	matter: Pick<Matter, "id" | "wishedChannel" | "confidential" | "urgent">,
	kind: Outgoing["kind"] = "answer",
): Promise<ReaderPlan[]> => {
	const isQuiet = isQuietHour(context.now);
	const answer = { isConfidential: matter.confidential, isUrgent: matter.urgent, isQuietHour: isQuiet };
	const readers = await readersOf(context, matter);
	return readers.map((reader) => {
		const plans = planDeliveries(reader, answer);
		return { reader, plans: kind === "receipt" ? forReceipt(plans) : plans };
	});
};

/**
 * Sends one message of a matter to everyone it is for, each by the channels the planner chooses, in the caller's transaction.
 * Answers what was planned; nothing for a person means that nobody can reach them.
 */
export const sendToParticipants = async (
	context: Context,
	matter: Matter,
	{ post = null, shortText = null, ...message }: Outgoing,
): Promise<PlannedDelivery[]> => {
	const [planned, { name: city }] = await Promise.all([
		planForParticipants(context, matter, message.kind),
		findCity(context),
	]);
	const inReplyTo = await lastEmailOf(context, matter.id);
	for (const { reader, plans } of planned) {
		const words = wordsFor(message.kind, matter, reader, city);
		await queuePlanned(context, { matter, message: { ...message, post, shortText }, reader, words, inReplyTo }, plans);
	}
	return planned.flatMap(({ plans }) => plans);
};
