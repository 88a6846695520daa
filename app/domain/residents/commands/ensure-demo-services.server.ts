import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import { isDemonstration } from "~/server/env.server";
import { secretHashOf } from "../provider/clients.server";
import { LIBRARY_CLIENT, libraryBase, librarySecret } from "../provider/demonstration.server";

const contract = [
	{ key: "name.usual", required: true, purpose: "Vous saluer et imprimer votre carte de lecteur" },
	{ key: "contact.email", required: true, purpose: "Vous prévenir quand un livre réservé est arrivé" },
	{ key: "household.quotient", required: false, purpose: "Calculer le tarif réduit de l’abonnement" },
];

/** The library of the demonstration city, registered, with the addresses of the day (the port may have changed). */
export const ensureDemoServices = (context: Context): Promise<void> =>
	transaction(context, async ({ db, now }) => {
		if (!isDemonstration()) return;
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
