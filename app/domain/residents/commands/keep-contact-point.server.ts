import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";

type Given = {
	kind: string;
	/** Folded by the channel: see `foldAddress`. */
	address: string;
	shown: string;
	/** Whose it is, when an account is known. */
	accountId?: string | null;
	/** The person just showed that it is theirs (a link opened, a message from it). */
	isProved?: boolean;
};

/** The contact point of an address, made when it is new; proving it again changes nothing. Answers its id. */
export const keepContactPoint = async ({ db, now }: Context, given: Given): Promise<string> => {
	const { kind, address, shown, accountId = null, isProved = false } = given;
	const [row] = await db.$queryRaw<{ id: string }[]>`
		INSERT INTO "ContactPoint" (id, kind, address, shown, state, "provedAt", "createdAt")
		VALUES (${newId(now)}::uuid, ${kind}, ${address}, ${shown}, ${isProved ? "proved" : "unproved"}::"ContactState", ${isProved ? now : null}, ${now})
		ON CONFLICT (kind, address) DO UPDATE SET
			state = CASE WHEN ${isProved} AND "ContactPoint".state = 'unproved' THEN 'proved'::"ContactState" ELSE "ContactPoint".state END,
			"provedAt" = CASE WHEN ${isProved} THEN coalesce("ContactPoint"."provedAt", ${now}) ELSE "ContactPoint"."provedAt" END
		RETURNING id`;
	if (!row) throw new Error("a contact point could not be kept");
	if (accountId) {
		const owner = { contactPointId: row.id, accountId };
		await db.contactPointOwner.createMany({ data: [owner], skipDuplicates: true });
	}
	return row.id;
};
