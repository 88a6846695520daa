import type { Role } from "~/lib/actor";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { emailKey } from "../rules";

export type KnownPerson = {
	email: string;
	displayName: string;
	role: Role;
	office: string | null;
	language: "fr" | "en";
};

/**
 * Creates accounts of people the city already knows, their addresses taken as confirmed, without a password: they choose one
 * by «forgotten password». Those who have an account keep it as it is. Answers the account id of each, in the same order.
 */
export const importAccounts = async ({ db, now }: Context, people: KnownPerson[]): Promise<string[]> => {
	await db.account.createMany({
		data: people.map((person) => ({
			...person,
			id: newId(now),
			emailKey: emailKey(person.email),
			confirmedAt: now,
			createdAt: now,
		})),
		skipDuplicates: true,
	});
	const keys = people.map(({ email }) => emailKey(email));
	const rows = await db.account.findMany({ where: { emailKey: { in: keys } }, select: { id: true, emailKey: true } });
	const idOf = new Map(rows.map(({ id, emailKey }) => [emailKey, id]));
	return keys.map((key) => idOf.get(key) ?? "");
};
