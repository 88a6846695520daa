import { listRecipients } from "~/domain/accounts/queries.server";
import { emailKey } from "~/domain/accounts/rules";
import { queueDelivery } from "~/domain/channels/commands/queue-deliveries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { endOfQuiet } from "~/domain/matters/rules/quiet-hours";
import { silentAmong } from "~/domain/residents/suppression.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translator } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { type Content, campaignLetter, campaignSms, paperText } from "./letter";

export type Campaign = Content & { topic: string; sms: string; notice: string };

export type Taken = { accountId: string; channel: string; rhythm: string; blocks: number[] };

type Person = { id: string; email: string; name: string; language: "fr" | "en" };

/** Where the people of a batch are reached: only what may be written to. */
export type Reach = {
	people: Map<string, Person>;
	emails: Set<string>;
	phones: Map<string, { id: string; address: string }>;
	browsers: Map<string, { id: string; endpoint: string; p256dh: string; auth: string }[]>;
	homes: Map<string, { name: string; address: string }>;
};

const idsBy = (batch: Taken[], channel: string) =>
	batch.filter((one) => one.channel === channel).map(({ accountId }) => accountId);

const emailsOf = async (context: Context, people: Person[]) => {
	const addresses = people.map(({ email }) => ({ kind: "email", address: emailKey(email) }));
	const silent = await silentAmong(context, addresses, "institutional");
	const dead = await context.db.contactPoint.findMany({
		where: { kind: "email", state: "dead", address: { in: addresses.map(({ address }) => address) } },
		select: { address: true },
	});
	const mute = new Set([...silent, ...dead.map(({ address }) => address)]);
	return new Set(people.filter(({ email }) => !mute.has(emailKey(email))).map(({ id }) => id));
};

const phonesOf = async (context: Context, accountIds: string[]) => {
	if (accountIds.length === 0) return new Map<string, { id: string; address: string }>();
	const rows = await context.db.contactPointOwner.findMany({
		where: { accountId: { in: accountIds }, contactPoint: { kind: "phone", state: "proved" } },
		select: { accountId: true, contactPoint: { select: { id: true, kind: true, address: true } } },
	});
	const points = rows.map(({ contactPoint }) => contactPoint);
	const silent = await silentAmong(context, points, "institutional");
	return new Map(
		rows
			.filter(({ contactPoint }) => !silent.has(contactPoint.address))
			.map(({ accountId, contactPoint }) => [accountId, contactPoint]),
	);
};

const browsersOf = async ({ db }: Context, accountIds: string[]) => {
	const rows = accountIds.length
		? await db.pushSubscription.findMany({
				where: { accountId: { in: accountIds } },
				select: { id: true, accountId: true, endpoint: true, p256dh: true, auth: true },
			})
		: [];
	const found: Reach["browsers"] = new Map();
	for (const { accountId, ...browser } of rows) found.set(accountId, [...(found.get(accountId) ?? []), browser]);
	return found;
};

const homesOf = async ({ db }: Context, accountIds: string[]) => {
	const rows = accountIds.length
		? await db.residenceProof.findMany({
				where: { accountId: { in: accountIds }, state: "accepted" },
				select: { accountId: true, fullName: true, street: true, postcode: true, town: true },
				orderBy: { decidedAt: "asc" },
			})
		: [];
	return new Map(
		rows.map(({ accountId, fullName, street, postcode, town }) => [
			accountId,
			{ name: fullName, address: `${street}\n${postcode} ${town}` },
		]),
	);
};

/** How the people of a batch may be reached now, each by the channel that was frozen for them. */
export const reachOf = async (context: Context, batch: Taken[]): Promise<Reach> => {
	const found = await listRecipients(
		context,
		batch.map(({ accountId }) => accountId),
	);
	const emailed = new Set(idsBy(batch, "email"));
	return {
		people: new Map(found.map((person) => [person.id, person])),
		emails: await emailsOf(
			context,
			found.filter(({ id }) => emailed.has(id)),
		),
		phones: await phonesOf(context, idsBy(batch, "sms")),
		browsers: await browsersOf(context, idsBy(batch, "push")),
		homes: await homesOf(context, idsBy(batch, "letter")),
	};
};

/** Whether a person can be reached by the channel chosen for them. */
export const isReached = (reach: Reach, { accountId, channel }: Taken): boolean => {
	const places: Record<string, { has: (id: string) => boolean }> = {
		...{ email: reach.emails, sms: reach.phones, push: reach.browsers, letter: reach.homes },
	};
	return places[channel]?.has(accountId) ?? false;
};

const mail = async (context: Context, campaign: Campaign, people: (Taken & { person: Person })[]) => {
	const mails = people.map(({ accountId, blocks, person: { email, name, language } }) => {
		const unsubscribe = unsubscribePath(accountId, campaign.topic);
		const letter = campaignLetter(campaign, { t: translator(language), name, unsubscribe, blocks });
		return { key: `campaign:${campaign.id}:${accountId}`, to: email, language, unsubscribe, ...letter };
	});
	await queueMails(context, mails, { isBulk: true });
};

/** What every delivery of a campaign has: one row a person and address, whatever is repeated. */
const common = (campaign: Campaign, key: string, address: string, contactPointId: string | null = null) => ({
	...{ key: `campaign:${campaign.id}:${key}`, purpose: "campaign", messageId: campaign.id, contactPointId, address },
});

const deliverOne = async (context: Context, campaign: Campaign, taken: Taken & { person: Person }, reach: Reach) => {
	const { accountId, channel, blocks, person } = taken;
	const t = translator(person.language);
	const holdUntil = endOfQuiet(context.now);
	const phone = reach.phones.get(accountId);
	const home = reach.homes.get(accountId);
	if (channel === "sms" && phone) {
		const to = common(campaign, accountId, phone.address, phone.id);
		await queueDelivery(context, { ...to, channel, text: campaignSms(campaign.sms, t), holdUntil });
	}
	if (channel === "letter" && home) {
		const text = paperText(campaign, { t, name: person.name, blocks });
		const to = common(campaign, accountId, home.address);
		await queueDelivery(context, { ...to, channel, subject: campaign.subject, text, name: home.name });
	}
	for (const { id, endpoint, ...keys } of channel === "push" ? (reach.browsers.get(accountId) ?? []) : [])
		await queueDelivery(context, {
			...common(campaign, `${accountId}:${id}`, id),
			...{ channel: "push", subject: campaign.subject, text: campaign.notice, holdUntil },
			...{ thread: JSON.stringify({ endpoint, keys }), link: `/me/news/${campaign.id}` },
		});
};

/** Puts a campaign in the outbox for these people, each by their channel; SMS and notices wait for the end of quiet hours. */
export const handOver = async (context: Context, campaign: Campaign, batch: Taken[], reach: Reach): Promise<void> => {
	const people = batch.flatMap((taken) => {
		const person = reach.people.get(taken.accountId);
		return person ? [{ ...taken, person }] : [];
	});
	await mail(
		context,
		campaign,
		people.filter(({ channel }) => channel === "email"),
	);
	for (const one of people) if (one.channel !== "email") await deliverOne(context, campaign, one, reach);
};
