import type { Role } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { importAccounts } from "./import-accounts.server";

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
export const ensureDemoAccounts = async (context: Context): Promise<Record<Role, string>> => {
	const people = Object.entries(demoPeople) as [Role, DemoPerson][];
	const ids = await importAccounts(
		context,
		people.map(([role, person]) => ({ ...person, role, language: "fr" })),
	);
	return Object.fromEntries(people.map(([role], index) => [role, ids[index] ?? ""])) as Record<Role, string>;
};
