import { findOwnAddress } from "~/domain/accounts/queries.server";
import type { Context } from "~/server/context.server";

/**
 * Reports confirmed earlier with an e-mail address join the account that has confirmed the same address; those not
 * confirmed yet join it when they are. Safe to repeat. Answers how many joined.
 */
export const adoptReports = async (context: Context, accountId: string): Promise<number> => {
	const address = await findOwnAddress(context, accountId);
	if (!address?.isConfirmed) return 0;
	return context.db.$executeRaw`
		UPDATE "Report" SET "accountId" = ${accountId}::uuid
		WHERE "accountId" IS NULL AND lower(email) = ${address.address} AND "verifiedAt" IS NOT NULL`;
};
