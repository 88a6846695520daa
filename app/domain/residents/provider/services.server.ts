import type { Context } from "~/server/context.server";
import { listOwnValues } from "../ledger/own.server";
import { type AttributeKey, crossesWall, isAttributeKey } from "../ledger/rules";
import { keysOfScopes } from "./claims.server";

const contractSelect = {
	key: true,
	required: true,
	purpose: true,
	ground: true,
	minimumLevel: true,
	retentionMonths: true,
	endsAt: true,
};

/** What a service asks of a person, each fact with its present value, where that comes from and why it is asked. */
export const consentOf = async (
	context: Context,
	{ accountId, clientId, scopes }: { accountId: string; clientId: string; scopes: string[] },
) => {
	const service = await context.db.connectedService.findUnique({
		where: { clientId },
		select: { id: true, name: true, summary: true, sector: true, siteUrl: true, contracts: { select: contractSelect } },
	});
	if (!service) return null;
	const { contracts, ...about } = service;
	const own = new Map((await listOwnValues(context, accountId)).map((value) => [value.key, value]));
	const asked = keysOfScopes(
		contracts.map(({ key }) => key),
		scopes,
	);
	const facts = asked.flatMap((key) => {
		const line = contracts.find((contract) => contract.key === key);
		const value = own.get(key);
		if (!line || !value) return [];
		const crosses = crossesWall(key, about.sector);
		return [{ ...line, ...value, crosses, needsTick: crosses || !line.required }];
	});
	return { ...about, facts };
};

export type Consent = NonNullable<Awaited<ReturnType<typeof consentOf>>>;

/** The services a person is or was connected to, those under way first. */
export const listMyServices = async ({ db }: Context, accountId: string) => {
	const rows = await db.serviceLink.findMany({
		where: { accountId },
		orderBy: [{ withdrawnAt: { sort: "desc", nulls: "first" } }, { givenAt: "desc" }],
		take: 50,
		select: {
			id: true,
			keys: true,
			givenAt: true,
			withdrawnAt: true,
			service: { select: { id: true, name: true, summary: true, siteUrl: true, sector: true } },
		},
	});
	return rows.map(({ keys, ...link }) => ({ ...link, keys: keys.filter(isAttributeKey) }));
};

/** The sites where the city account signs in, for everyone to see. */
export const listSites = ({ db }: Context) =>
	db.connectedService.findMany({
		where: { kind: "openid", pausedAt: null, siteUrl: { not: "" } },
		orderBy: { name: "asc" },
		select: { id: true, name: true, summary: true, siteUrl: true },
	});

/** Every service with how many people are connected, for the administration. */
export const listServices = async ({ db }: Context) => {
	const rows = await db.connectedService.findMany({
		orderBy: [{ kind: "desc" }, { name: "asc" }],
		select: {
			...{ id: true, kind: true, name: true, summary: true, sector: true, pausedAt: true, clientId: true },
			_count: { select: { links: { where: { withdrawnAt: null } } } },
		},
	});
	return rows.map(({ _count, ...row }) => ({ ...row, connected: _count.links }));
};

/** One service with its contract, for the administration; null when there is none. */
export const findService = async ({ db }: Context, id: string) => {
	const found = await db.connectedService.findUnique({
		where: { id },
		include: { contracts: { select: contractSelect, orderBy: { key: "asc" } } },
	});
	if (!found) return null;
	const { secretHash, ...service } = found;
	return { ...service, hasSecret: secretHash !== null };
};

/** The facts named by a link or a use that still exist. */
export const knownKeys = (keys: string[]): AttributeKey[] => keys.filter(isAttributeKey);
