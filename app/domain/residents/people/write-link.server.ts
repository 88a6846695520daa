import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { LinkKind } from "./rules";

type Link = {
	helperId: string;
	personId: string;
	kind: LinkKind;
	/** declared, accepted, checked: see `PersonLink`. */
	proof: "declared" | "accepted" | "refused" | "checked";
	endsAt: Date;
	acceptedAt: Date | null;
	establishedBy?: string | null;
	reason?: string;
};

/** The person of an account, by the same identifier, made on first use. */
export const ensurePerson = ({ db, now }: Context, { id, name }: { id: string; name: string }) =>
	db.person.createMany({ data: { id, name, hasAccount: true, createdAt: now }, skipDuplicates: true });

/**
 * Writes the one link between two people, in place of a former one that is over. Answers its id, or null when one stands
 * or is asked already: the row itself decides, whatever is clicked at once.
 */
export const writeLink = async ({ db, now }: Context, link: Link): Promise<string | null> => {
	const { helperId, personId, kind, proof, endsAt, acceptedAt, establishedBy = null, reason = "" } = link;
	const [row] = await db.$queryRaw<{ id: string }[]>`
		INSERT INTO "PersonLink" AS l (id, "helperId", "personId", kind, proof, "startsAt", "endsAt", "acceptedAt", "establishedBy", reason)
		VALUES (${newId(now)}::uuid, ${helperId}::uuid, ${personId}::uuid, ${kind}, ${proof}, ${now}, ${endsAt}, ${acceptedAt},
			${establishedBy}::uuid, ${reason})
		ON CONFLICT ("helperId", "personId") DO UPDATE SET kind = excluded.kind, proof = excluded.proof,
			"startsAt" = excluded."startsAt", "endsAt" = excluded."endsAt", "acceptedAt" = excluded."acceptedAt",
			"establishedBy" = excluded."establishedBy", reason = excluded.reason
			WHERE l."endsAt" <= ${now} OR (l."acceptedAt" IS NULL AND excluded."acceptedAt" IS NOT NULL)
		RETURNING id`;
	return row?.id ?? null;
};
