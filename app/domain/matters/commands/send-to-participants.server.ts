import { toGsm } from "~/domain/channels/adapters/sms/gsm";
import { queueDelivery } from "~/domain/channels/commands/queue-deliveries.server";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { matterLink } from "../links.server";
import { type Reader, readersOf } from "../recipients.server";
import { type PlannedDelivery, planDeliveries } from "../rules/planner";
import { endOfQuiet, isQuietHour } from "../rules/quiet-hours";
import { emailRendition, smsRendition, type Words } from "../rules/renditions";

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

type Outgoing = { id: string; text: string; kind: "answer" | "receipt" };

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
		greeting: t("matters:letters.greeting", facts),
		pointer: t(`${prefix}.pointer`, facts),
		sms: t(`${prefix}.sms`, facts),
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

/**
 * Sends one message of a matter to everyone it is for, each by the channel the planner chooses, in the caller's transaction.
 * Answers what was planned; nothing for a person means that nobody can reach them.
 */
export const sendToParticipants = async (
	context: Context,
	matter: Matter,
	message: Outgoing,
): Promise<PlannedDelivery[]> => {
	const { now } = context;
	const [readers, { name: city }] = await Promise.all([readersOf(context, matter), findCity(context)]);
	const inReplyTo = await lastEmailOf(context, matter.id);
	const answer = { isConfidential: matter.confidential, isUrgent: matter.urgent, isQuietHour: isQuietHour(now) };
	const all: PlannedDelivery[] = [];
	for (const reader of readers) {
		const words = wordsFor(message.kind, matter, reader, city);
		const link = matterLink(matter.reference, reader);
		for (const plan of planDeliveries(reader, answer)) {
			const { channel, contactPointId, address } = plan;
			const key = `${message.id}:${reader.participantId}:${channel}:${contactPointId ?? "page"}`;
			const common = { key, purpose: message.kind, messageId: message.id, contactPointId, address };
			if (channel === "web") await queueDelivery(context, { ...common, channel });
			if (channel === "email") {
				const letter = emailRendition(plan.content, { text: message.text, link, words });
				const { language } = reader;
				const isAutomatic = message.kind === "receipt";
				const thread = { reference: matter.reference, inReplyTo, isAutomatic };
				await queueDelivery(context, { ...common, channel, language, letter, ...thread });
			}
			if (channel === "sms") {
				const text = toGsm(smsRendition({ words, link: link ? new URL(link, env().PUBLIC_URL).href : null }));
				await queueDelivery(context, { ...common, channel, text, holdUntil: plan.isHeld ? endOfQuiet(now) : null });
			}
			all.push(plan);
		}
	}
	return all;
};
