import type { Context } from "~/server/context.server";
import { findProvider, type ProviderName, providerNames } from "./providers.server";

const LASTS = 10 * 60_000;

/** Notes that a provider does not answer: for ten minutes the sign-in page says so. */
export const noteOutage = async ({ db, now }: Context, provider: ProviderName): Promise<void> => {
	const until = new Date(now.getTime() + LASTS);
	await db.providerOutage.upsert({ where: { provider }, create: { provider, until }, update: { until } });
};

/** It answered again. */
export const endOutage = async ({ db }: Context, provider: ProviderName): Promise<void> => {
	await db.providerOutage.deleteMany({ where: { provider } });
};

export type OfferedProvider = { name: ProviderName; isStandIn: boolean; isDown: boolean };

/** The providers this city has set up, and whether each was found not to answer in the last ten minutes. */
export const listProviders = async ({ db, now }: Context): Promise<OfferedProvider[]> => {
	const down = await db.providerOutage.findMany({ where: { until: { gt: now } }, select: { provider: true } });
	return providerNames.flatMap((name) => {
		const provider = findProvider(name);
		if (!provider) return [];
		return [{ name, isStandIn: provider.isStandIn, isDown: down.some((row) => row.provider === name) }];
	});
};
