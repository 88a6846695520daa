import { moveCampaign } from "../../../app/domain/crm/commands/move-campaign.server";
import { saveCampaign } from "../../../app/domain/crm/commands/save-campaign.server";
import { saveSegment } from "../../../app/domain/crm/commands/save-segment.server";
import { sendCampaign } from "../../../app/domain/crm/commands/send-campaign.server";
import type { CampaignContent } from "../../../app/domain/crm/schema";
import { checkAtCounter } from "../../../app/domain/residents/commands/check-at-counter.server";
import { provePhone } from "../../../app/domain/residents/commands/own-phone.server";
import { savePreferences } from "../../../app/domain/residents/commands/save-preferences.server";
import { ageBands } from "../../../app/domain/residents/schema";
import type { Actor } from "../../../app/lib/actor";
import { pick, seededRandom } from "../random";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

type Staff = Extract<Actor, { kind: "staff" }>;

/** Residents who asked for news; the first few by SMS. */
const READERS = 64;
const BY_SMS = 14;

/** Those after them by post: their home was checked at the counter. */
const BY_POST = 3;

const off = "off" as const;
const none = { "city-life": off, streets: off, school: off, culture: off, environment: off, participation: off };

/** Wishes of residents: topics, ways, the district and age they chose to give. */
const wish = async ({ context, demo, cast, today }: Stage, areaIds: string[], clerk: Staff) => {
	const random = seededRandom(23);
	for (const [index, resident] of cast.residents.slice(3, 3 + READERS).entries()) {
		const at = when(context, resident, today, -50 + index / 4);
		const { accountId } = resident;
		const isBySms = index < BY_SMS;
		const isByPost = !isBySms && index < BY_SMS + BY_POST;
		const home = { street: `${index} rue de la Levée`, postcode: "44000", town: demo.city.name };
		if (isByPost) {
			const seen = { accountId, fullName: resident.name, ...home, seen: "bill" as const };
			done(await checkAtCounter(when(context, clerk, today, -51), seen));
		}
		if (isBySms) await provePhone(at, { accountId, phone: `+3361234${String(5000 + index)}` });
		await savePreferences(at, {
			...{ accountId, ...none, streets: index % 4 === 1 ? "weekly" : "immediate" },
			...{ school: index % 3 === 0 ? "immediate" : off, culture: index % 5 === 0 ? "weekly" : off },
			...(isBySms ? { sms: ["streets"], firstChannel: "sms" } : {}),
			...(isByPost ? { letter: ["streets"], firstChannel: "letter" } : {}),
			...{ areaId: pick(random, areaIds), ageBand: pick(random, ageBands) },
		});
	}
};

type Words = Pick<CampaignContent, "subject" | "text" | "topic"> & Partial<CampaignContent>;

/** A campaign written by one agent and approved by another, then sent to its end. */
const send = async ({ context, today }: Stage, words: Words, day: number, [author, reader]: [Staff, Staff]) => {
	const at = (actor: Actor, more: number) => when(context, actor, today, day + more);
	const campaignId = done(await saveCampaign(at(author, 0), { ...words, campaignId: null })).id;
	done(await moveCampaign(at(author, 0.05), { campaignId, act: "submit" }));
	done(await moveCampaign(at(reader, 0.2), { campaignId, act: "approve" }));
	while ((await sendCampaign(at({ kind: "system" }, 0.21), { campaignId })) > 0);
};

const saveGroup = async (context: Stage["context"], name: string, tree: unknown) =>
	done(await saveSegment(context, { segmentId: null, name, tree })).id;

/** Groups of residents, a campaign sent by e-mail and SMS, another to a group, and one that waits for a second person. */
export const buildCampaigns = async (stage: Stage): Promise<void> => {
	const { context, cast, today } = stage;
	const areas = await context.db.area.findMany({ select: { id: true }, orderBy: { name: "asc" } });
	const areaIds = areas.map(({ id }) => id);
	const agents = cast.agents.filter(({ role }) => role === "agent" || role === "admin");
	const [author, reader = author] = agents;
	const [first] = areaIds;
	if (!author || !reader || author === reader || !first) return;
	await wish(stage, areaIds, author);
	const at = when(context, author, today, -30.5);
	const vigilant = await saveGroup(at, "Habitants qui ont signalé un problème cette année", {
		did: "reported",
		...{ operator: "at-least", count: 1, within: 365 },
	});
	await saveGroup(at, "Parents qui suivent l’école, par e-mail", {
		all: [
			{ field: "follows", operator: "one-of", values: ["school"] },
			{ field: "reached-by", operator: "one-of", values: ["email"] },
		],
	});
	await send(
		stage,
		{
			...{ topic: "streets", nature: "service", channels: ["email", "sms", "letter"] },
			subject: "Quai fermé aux voitures du 12 au 16",
			text: "Le quai est fermé aux voitures du lundi 12 au vendredi 16, de 8 h à 18 h, pour changer les lampadaires.\n\nLes piétons et les vélos passent. La déviation suit le boulevard.",
			sms: "Quai fermé aux voitures du 12 au 16, 8h-18h. Piétons et vélos passent.",
			blocks: [
				{
					when: { field: "area", operator: "one-of", values: [first] },
					text: "Vous habitez le quartier : le stationnement est libre sur la place du marché pendant les travaux.",
				},
				{
					when: { field: "answer-awaited", operator: "yes", values: [] },
					text: "La ville attend aussi une précision de votre part.",
				},
			],
		},
		-21.6,
		[author, reader],
	);
	await send(
		stage,
		{
			...{ topic: "streets", nature: "promotional", channels: ["email", "home"], segmentId: vigilant },
			subject: "Vos signalements de l’année : ce qui a été réparé",
			text: "Vous avez signalé un problème dans la rue cette année. Voici ce que les équipes ont réparé, et ce qui reste à faire.\n\nTout est sur la carte des signalements.",
		},
		-9.6,
		[reader, author],
	);
	const waiting = done(
		await saveCampaign(when(context, reader, today, -1.2), {
			...{ campaignId: null, topic: "culture", nature: "promotional", channels: ["email", "push"] },
			subject: "La médiathèque ouvre jusqu’à minuit samedi",
			text: "Samedi, la médiathèque reste ouverte jusqu’à minuit : lectures, concert et chocolat chaud.\n\nL’entrée est libre, sans réservation.",
			notice: "Samedi, la médiathèque ouvre jusqu’à minuit. Entrée libre.",
		}),
	).id;
	done(await moveCampaign(when(context, reader, today, -1.1), { campaignId: waiting, act: "submit" }));
};
