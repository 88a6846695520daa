import type { Actor, Role, StaffRole } from "~/lib/actor";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";

let count = 0;

/** A number no other object of this run has, for names and addresses. */
const next = () => {
	count += 1;
	return count;
};

type SignedIn = Extract<Actor, { accountId: string }>;

const anAccount = async ({ db, now }: Context, role: Role, confirmed = true) => {
	const number = next();
	const email = `personne-${number}@exemple.example`;
	const id = newId(now);
	const displayName = `Personne ${number}`;
	const confirmedAt = confirmed ? now : null;
	await db.account.createMany({ data: { id, email, emailKey: email, displayName, role, confirmedAt, createdAt: now } });
	return { accountId: id, name: displayName, sessionId: `session-${number}` };
};

/** A resident who has confirmed their address (unless told otherwise). */
export const aResident = async (context: Context, { confirmed = true } = {}): Promise<SignedIn> => ({
	kind: "resident",
	confirmed,
	...(await anAccount(context, "resident", confirmed)),
});

/** A member of the city's staff. */
export const aStaffMember = async (context: Context, role: StaffRole): Promise<SignedIn> => ({
	kind: "staff",
	role,
	office: null,
	...(await anAccount(context, role)),
});
