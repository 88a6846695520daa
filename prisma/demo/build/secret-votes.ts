import { closeDueVotes } from "../../../app/domain/ballots/commands/close-vote.server";
import { countVote } from "../../../app/domain/ballots/commands/count-vote.server";
import { dropBallot } from "../../../app/domain/ballots/commands/drop-ballot.server";
import { installBureau } from "../../../app/domain/ballots/commands/install-bureau.server";
import { openBox } from "../../../app/domain/ballots/commands/open-box.server";
import { openVote } from "../../../app/domain/ballots/commands/open-vote.server";
import { pickUpCard } from "../../../app/domain/ballots/commands/pick-up-card.server";
import { tendBoxes } from "../../../app/domain/ballots/commands/tend-boxes.server";
import { findSecretVote } from "../../../app/domain/ballots/queries/secret-vote.server";
import { joinShares, makeBureauKey } from "../../../app/domain/ballots/secret/bureau";
import { decode, openCard, requestCard, sealBallot } from "../../../app/domain/ballots/secret/card";
import { writeCode } from "../../../app/domain/ballots/secret/codes";
import type { PaperLine } from "../../../app/domain/ballots/secret/format";
import { queueMail } from "../../../app/domain/channels/commands/queue-mail.server";
import { addPhase } from "../../../app/domain/consultations/commands/add-phase.server";
import { createConsultation } from "../../../app/domain/consultations/commands/create-consultation.server";
import { publishConsultation } from "../../../app/domain/consultations/commands/publish-consultation.server";
import { recordPassages } from "../../../app/domain/consultations/commands/record-passages.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { type Context, transaction } from "../../../app/server/context.server";
import { integer, pickSeveral, seededRandom } from "../random";
import type { Stage } from "./consultations";
import { cityMidnight, done, when } from "./moment";

type DemoSecretVote = {
	title: string;
	summary: string;
	body: string;
	decidedBy: string;
	startDay: number;
	endDay: number;
	limit: number;
	options: { title: string; popularity: number }[];
	/** How many residents vote; some of them change their mind. */
	voters: number;
	roll: "closed" | "open";
	/** Options are ranked instead of ticked. */
	ranked?: true;
};

const votes: DemoSecretVote[] = [
	{
		title: "Le nom de la nouvelle école",
		summary: "L’école du quartier des Tanneurs ouvre à la rentrée. Vous choisissez son nom, au vote secret.",
		body: "Cinq noms ont été proposés par les enfants, les parents et les enseignants. Le vote est secret : personne, pas même la ville, ne peut savoir ce que vous avez choisi. Après la clôture, cinq habitants tirés au sort ouvrent l’urne, et tout le monde peut recompter.",
		decidedBy: "Le conseil municipal. Il s’engage à donner à l’école le nom arrivé en tête.",
		startDay: -6,
		endDay: 15,
		limit: 2,
		options: [
			{ title: "École Rosa-Parks", popularity: 7 },
			{ title: "École du Canal", popularity: 6 },
			{ title: "École Simone-Veil", popularity: 8 },
			{ title: "École des Tanneurs", popularity: 5 },
			{ title: "École Marie-Marvingt", popularity: 4 },
		],
		voters: 30,
		roll: "open",
	},
	{
		title: "La semaine d’école : quatre jours, ou quatre jours et demi ?",
		summary: "Le rythme scolaire divise. La ville a demandé leur avis aux habitants, au vote secret.",
		body: "Le conseil d’école est partagé à parts égales. La ville a donc organisé un vote secret, ouvert à tous les habitants. L’urne a été ouverte par le bureau, et tous les bulletins, sans nom, sont publiés : recomptez-les.",
		decidedBy: "Le conseil municipal, après avis du conseil d’école. Il suit le choix arrivé en tête.",
		startDay: -40,
		endDay: -12,
		limit: 1,
		options: [
			{ title: "Quatre jours", popularity: 6 },
			{ title: "Quatre jours et demi, avec le mercredi matin", popularity: 7 },
			{ title: "Quatre jours et demi, avec le samedi matin", popularity: 2 },
		],
		voters: 41,
		roll: "closed",
	},
	{
		title: "Le marché du soir : quel jour ?",
		summary: "Les habitants ont classé quatre jours, au vote secret. Le jour préféré à chacun des autres l’emporte.",
		body: "Un marché du soir s’installe place de la Halle, une fois par semaine. Chacun a classé les jours qui lui conviennent. Les bulletins, sans nom, sont publiés : le classement se recompte en un clic.",
		decidedBy: "Le conseil municipal. Il retient le jour arrivé en tête.",
		startDay: -34,
		endDay: -20,
		limit: 4,
		options: [
			{ title: "Mardi", popularity: 4 },
			{ title: "Mercredi", popularity: 6 },
			{ title: "Jeudi", popularity: 7 },
			{ title: "Vendredi", popularity: 5 },
		],
		voters: 28,
		roll: "closed",
		ranked: true,
	},
];

const trustees = ["Awa Diallo", "Bruno Petit", "Chloé Morin", "David Le Gall", "Emma Rossi"];

/** The consultation, its vote and its keys; the shares of the bureau, and the secret they make. */
const prepare = async ({ context, cast, today }: Stage, vote: DemoSecretVote) => {
	const official = cast.officials[0];
	if (!official) throw new Error("A secret vote needs an official");
	const before = when(context, official, today, vote.startDay - 4.6);
	const { title, summary, body, decidedBy } = vote;
	const startsOn = addDays(cityDay(today), vote.startDay);
	const draft = { title, summary, body, decidedBy, areaIds: [], template: "empty" as const, startsOn, phaseTitles: {} };
	const { id: consultationId } = done(await createConsultation(before, draft));
	const versionOf = async () =>
		(await context.db.consultation.findUniqueOrThrow({ where: { id: consultationId } })).version;
	const dates = { startsAt: cityMidnight(today, vote.startDay), endsAt: cityMidnight(today, vote.endDay) };
	const phase = {
		method: "vote" as const,
		title: "Voter en secret",
		description: "",
		settings: { choices: vote.limit },
	};
	const added = await addPhase(before, { consultationId, version: await versionOf(), ...phase, ...dates });
	const { phaseId } = done(added);
	done(await publishConsultation(before, { consultationId, version: await versionOf() }));
	const rules = { limit: vote.limit, tie: "equal" as const, earlyClose: false, level: "secret" as const };
	const otherWays =
		"Un ordinateur est à votre disposition à l’accueil de la mairie, du lundi au vendredi de 9 h à 17 h : vous y votez seul, avec votre compte.";
	const plain = vote.options.map(({ title }) => title);
	const method = vote.ranked ? { method: "ranked" as const, ranking: "schulze" as const, seats: 1 } : {};
	const asked = { phaseId, proposals: [], plain, ...rules, ...method, roll: vote.roll, otherWays };
	const { voteId } = done(await openVote(before, asked));
	const bureau = await makeBureauKey();
	const bureauKey = new Uint8Array(bureau.publicKey);
	done(await installBureau(before, { voteId, bureauKey, trustees }));
	const secret = await joinShares(bureau.shares.slice(0, 3), bureau.publicKey);
	return { voteId, phaseId, endsAt: dates.endsAt, bureau, secret: new Uint8Array(secret ?? []) };
};

/** Residents pick up their cards and drop their ballots, as their browsers would. */
const hold = async ({ context, cast, today }: Stage, vote: DemoSecretVote, voteId: string) => {
	const random = seededRandom(vote.voters);
	const found = await findSecretVote(context, voteId);
	if (!found) throw new Error("A secret vote has no keys");
	const issuer = decode(found.keys.issuerKey);
	const bureauKey = decode(found.keys.bureauKey);
	const places = vote.options.map(({ popularity }, place) => ({ place, popularity }));
	for (const resident of cast.residents.slice(5, 5 + vote.voters)) {
		const request = await requestCard(voteId, issuer);
		const asked = { ...when(context, resident, today, -0.1), actor: resident };
		const { blindSignature } = done(await pickUpCard(asked, { voteId, blinded: request.blinded }));
		const card = await openCard(request, blindSignature, issuer);
		const times = random() < 0.15 ? 2 : 1;
		for (let revision = 0; revision < times; revision += 1) {
			const chosen = pickSeveral(random, places, integer(random, 1, vote.limit), ({ popularity }) => popularity ** 2);
			const positions = chosen.map(({ place }, rank): PaperLine => (vote.ranked ? [place, rank + 1] : place));
			done(await dropBallot(voteId, await sealBallot(card, { positions, revision, bureauKey })));
		}
	}
};

/** In the demonstration the bureau's shares lie in the mailbox, so that a visitor can open the box. Never in a real city. */
const mailShares = async (context: Context, { title }: DemoSecretVote, shares: Uint8Array[]) => {
	for (const [index, share] of shares.entries()) {
		const name = trustees[index] ?? "";
		await queueMail(context, {
			key: `demo-share:${title}:${index}`,
			to: `bureau-${index + 1}@habitants.parvis.example`,
			language: "fr",
			subject: `Part ${index + 1} sur 5 de la clé de l’urne : ${title}`,
			parts: [
				`${name}, voici votre part de la clé, pour la démonstration. Dans une vraie ville, une part se remet en main propre et ne s’envoie jamais.`,
				await writeCode(share),
			],
		});
	}
};

const openPastBox = async (
	{ context, cast, today }: Stage,
	vote: DemoSecretVote,
	{ voteId, phaseId, endsAt, secret }: Awaited<ReturnType<typeof prepare>>,
) => {
	const official = cast.officials[0];
	if (!official) return;
	await context.db.$executeRaw`UPDATE "Phase" SET "endsAt" = ${endsAt} WHERE id = ${phaseId}::uuid`;
	const after = when(context, official, today, vote.endDay + 0.8);
	await closeDueVotes(after);
	await context.db.$executeRaw`UPDATE "Vote" SET "closedAt" = ${endsAt} WHERE id = ${voteId}::uuid`;
	done(await openBox(after, { voteId, bureauSecret: secret }));
	done(await countVote(after, { voteId }));
};

/**
 * Three secret votes, one open, two opened and recountable (ticks and rankings). Outside the transaction of the rest: the roll and the box are
 * written by database roles of their own, which see only what is committed.
 */
export const buildSecretVotes = async (stage: Stage): Promise<void> => {
	const { context } = stage;
	if ((await context.db.vote.count({ where: { level: "secret" } })) > 0) return;
	for (const vote of votes) {
		const prepared = await transaction(context, (context) => prepare({ ...stage, context }, vote));
		const { phaseId, voteId, bureau } = prepared;
		const isPast = vote.endDay <= 0;
		if (isPast)
			await context.db.$executeRaw`UPDATE "Phase" SET "endsAt" = now() + interval '1 hour' WHERE id = ${phaseId}::uuid`;
		await hold(stage, vote, voteId);
		if (isPast) await openPastBox(stage, vote, prepared);
		else await mailShares(context, vote, bureau.shares);
	}
	await recordPassages({ ...context, now: stage.today });
	await tendBoxes(context);
};
