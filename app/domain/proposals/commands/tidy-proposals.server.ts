import { type Context, transaction } from "~/server/context.server";
import { dropStored } from "./save-files.server";

/** A form left open longer than this, in days, was given up. */
const GIVEN_UP = 3;

/** Files looked at in one run, at most. */
const BATCH = 500;

type Orphan = { id: string; kind: string; storageKey: string };

/** Removes the files of forms that were neither published nor saved as drafts. Answers how many. Safe to repeat. */
export const tidyProposals = async (context: Context): Promise<number> => {
	const before = new Date(context.now.getTime() - GIVEN_UP * 86_400_000);
	const orphans = await transaction(
		context,
		({ db }) => db.$queryRaw<Orphan[]>`
			DELETE FROM "ProposalFile" WHERE id IN (
				SELECT f.id FROM "ProposalFile" f WHERE f.at < ${before}
					AND NOT EXISTS (SELECT 1 FROM "Proposal" p WHERE p.id = f."proposalId")
					AND NOT EXISTS (SELECT 1 FROM "ProposalDraft" d WHERE d.id = f."proposalId")
				LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
			RETURNING id, kind, "storageKey"`,
	);
	for (const file of orphans) await dropStored(file);
	return orphans.length;
};
