import type { Role } from "~/lib/actor";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { emailKey } from "../rules";

type DemoPerson = { email: string; displayName: string; office: string | null };

/** The five people of the demonstration city that the banner signs in. They have no password. */
export const demoPeople: Record<Role, DemoPerson> = {
	resident: { email: "camille.moreau@demonstration.example", displayName: "Camille Moreau", office: null },
	agent: { email: "karim.benali@demonstration.example", displayName: "Karim Benali", office: "Cadre de vie et voirie" },
	moderator: {
		email: "solene.le-goff@demonstration.example",
		displayName: "Solène Le Goff",
		office: "Modération de la participation",
	},
	elected: {
		email: "helene.marchand@demonstration.example",
		displayName: "Hélène Marchand",
		office: "Adjointe à la participation citoyenne",
	},
	admin: {
		email: "thomas.rousseau@demonstration.example",
		displayName: "Thomas Rousseau",
		office: "Direction du numérique",
	},
};

/** Creates the demonstration accounts that are missing. Answers the account id of each role. */
export const ensureDemoAccounts = async ({ db, now }: Context): Promise<Record<Role, string>> => {
	const people = Object.entries(demoPeople) as [Role, DemoPerson][];
	await db.account.createMany({
		data: people.map(([role, { email, displayName, office }]) => ({
			...{ id: newId(now), email, emailKey: emailKey(email), displayName, role, office },
			...{ confirmedAt: now, createdAt: now },
		})),
		skipDuplicates: true,
	});
	const keys = people.map(([, { email }]) => emailKey(email));
	const rows = await db.account.findMany({ where: { emailKey: { in: keys } }, select: { id: true, emailKey: true } });
	const ids = new Map(rows.map(({ id, emailKey }) => [emailKey, id]));
	return Object.fromEntries(people.map(([role, { email }]) => [role, ids.get(emailKey(email)) ?? ""])) as Record<
		Role,
		string
	>;
};
