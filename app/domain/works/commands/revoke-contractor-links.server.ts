import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";

/** Closes every way in that a contractor has; answers how many. */
export const revokeContractorLinks = (
	context: Context,
	{ contractorId }: { contractorId: string },
): Promise<{ revoked: number }> =>
	transaction(context, async (context) => {
		const { count } = await context.db.contractorLink.updateMany({
			where: { contractorId, revokedAt: null },
			data: { revokedAt: context.now },
		});
		await recordEvent(context, {
			name: "contractor-links.revoked",
			subject: { type: "contractor", id: contractorId },
			details: { count },
		});
		return { revoked: count };
	});
