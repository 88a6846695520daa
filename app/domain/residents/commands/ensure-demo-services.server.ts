import { demoPeople } from "~/domain/accounts/commands/ensure-demo-accounts.server";
import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import { isDemonstration } from "~/server/env.server";
import { secretHashOf } from "../provider/clients.server";
import {
	LIBRARY_CLIENT,
	LIBRARY_PREFILL,
	libraryBase,
	libraryEnrolment,
	librarySecret,
} from "../provider/demonstration.server";
import { recordAttribute } from "./record-attribute.server";

const contract = [
	{ key: "name.usual", required: true, purpose: "Vous saluer et imprimer votre carte de lecteur" },
	{ key: "contact.email", required: true, purpose: "Vous prévenir quand un livre réservé est arrivé" },
	{ key: "household.quotient", required: false, purpose: "Calculer le tarif réduit de l’abonnement" },
];

/** Forms of this site that fill themselves from what was said once: procedure, field, and what each asks. */
const forms = [
	{
		code: "procedure:cantine",
		name: "Inscription à la cantine",
		sector: "school",
		contract: [
			{ key: "name.usual", required: true, purpose: "Vous répondre" },
			{ key: "contact.phone", required: true, purpose: "Vous joindre si votre enfant est malade" },
			{ key: "address.postal", required: true, purpose: "Envoyer les factures" },
			{ key: "school.name", required: true, purpose: "Compter les repas de l’école" },
			{ key: "household.quotient", required: false, purpose: "Calculer le prix du repas" },
		],
	},
	{
		code: "procedure:stationnement-resident",
		name: "Stationnement des résidents",
		sector: "transport",
		contract: [
			{ key: "name.usual", required: true, purpose: "Éditer la carte à votre nom" },
			{ key: "address.postal", required: true, purpose: "Vérifier que vous habitez la zone" },
			{ key: "contact.phone", required: false, purpose: "Vous prévenir par SMS" },
		],
	},
	{
		code: "procedure:encombrants",
		name: "Enlèvement des encombrants",
		sector: "streets",
		contract: [
			{ key: "name.usual", required: true, purpose: "Vous répondre" },
			{ key: "address.postal", required: true, purpose: "Savoir où passer" },
			{ key: "contact.phone", required: true, purpose: "Vous prévenir la veille" },
		],
	},
];

const ensureForms = async ({ db, now }: Context) => {
	for (const { code, name, sector, contract } of forms) {
		if ((await db.connectedService.count({ where: { clientId: code } })) > 0) continue;
		const id = newId(now);
		const row = {
			id,
			clientId: code,
			kind: "form",
			name,
			sector,
			summary: "Formulaire du site de la ville.",
			createdAt: now,
		};
		await db.connectedService.createMany({ data: row });
		const line = { serviceId: id, ground: "mission", retentionMonths: 24, startsAt: now };
		await db.serviceContract.createMany({ data: contract.map((each) => ({ ...line, ...each })) });
	}
};

/** What the demonstration's resident has already said: one value of each kind of source, one of them old. */
const ensureFacts = async (context: Context) => {
	const email = demoPeople.resident.email;
	const person = await context.db.account.findUnique({ where: { emailKey: email }, select: { id: true } });
	if (!person || (await context.db.attributeValue.count({ where: { personId: person.id } })) > 0) return;
	const ago = (days: number) => ({ ...context, now: new Date(context.now.getTime() - days * 86_400_000) });
	const personId = person.id;
	const said = { personId, source: "declared" as const };
	await recordAttribute(ago(30), { ...said, key: "contact.phone", value: "+33600000042" });
	await recordAttribute(ago(500), { ...said, key: "address.postal", value: "12 rue des Tanneurs, 99000 Marvoise" });
	await recordAttribute(ago(30), { ...said, key: "school.name", value: "École Olympe-de-Gouges" });
	const certified = { source: "agent" as const, sourceName: "Service Solidarité", level: 2 };
	await recordAttribute(ago(40), { personId, key: "household.quotient", value: "612", ...certified });
};

const prefillContract = [
	{ key: "name.usual", required: true, purpose: "Préparer votre carte de lecteur" },
	{ key: "contact.email", required: true, purpose: "Vous dire quand la carte est prête" },
	{
		key: "address.postal",
		required: true,
		purpose: "Vérifier que vous habitez Marvoise : la carte est alors gratuite",
	},
	{ key: "household.quotient", required: false, purpose: "Calculer le tarif réduit si vous habitez ailleurs" },
];

/** The library's enrolment form receives what the city knows with the person who goes on to it. */
const ensurePrefill = async ({ db, now }: Context) => {
	const siteUrl = libraryEnrolment();
	const where = { clientId: LIBRARY_PREFILL };
	const known = await db.connectedService.updateMany({
		where,
		data: { siteUrl, secretHash: secretHashOf(librarySecret()) },
	});
	if (known.count > 0) return;
	const id = newId(now);
	const words = {
		name: "Inscription à la médiathèque",
		summary: "Le formulaire de la médiathèque, sur son propre site.",
	};
	await db.connectedService.createMany({
		data: {
			id,
			...where,
			...words,
			siteUrl,
			kind: "prefill",
			sector: "school",
			secretHash: secretHashOf(librarySecret()),
			createdAt: now,
		},
	});
	const line = { serviceId: id, ground: "mission", retentionMonths: 12, startsAt: now };
	await db.serviceContract.createMany({ data: prefillContract.map((each) => ({ ...line, ...each })) });
};

/** The library of the demonstration city, registered, with the addresses of the day (the port may have changed). */
export const ensureDemoServices = (context: Context): Promise<void> =>
	transaction(context, async (context) => {
		if (!isDemonstration()) return;
		const { db, now } = context;
		await ensureForms(context);
		await ensureFacts(context);
		await ensurePrefill(context);
		const base = libraryBase();
		const addresses = {
			siteUrl: `${base}/`,
			redirectUris: [`${base}/retour`],
			signOutUris: [`${base}/parti`],
			signOutNotice: `${base}/fermeture`,
			secretHash: secretHashOf(librarySecret()),
		};
		const where = { clientId: LIBRARY_CLIENT };
		const known = await db.connectedService.updateMany({ where, data: addresses });
		if (known.count > 0) return;
		const id = newId(now);
		const words = {
			name: "Médiathèque de Marvoise",
			summary: "Réserver un livre, prolonger un prêt, s’inscrire à une rencontre.",
		};
		await db.connectedService.createMany({
			data: { id, ...where, ...words, ...addresses, kind: "openid", sector: "school", createdAt: now },
		});
		const line = { serviceId: id, ground: "mission", retentionMonths: 12, startsAt: now };
		await db.serviceContract.createMany({ data: contract.map((each) => ({ ...line, ...each })) });
	});
