import type { Context } from "~/server/context.server";

/** Every contractor, by name, with how many tasks it has in hand. */
export const listContractors = async ({ db }: Context) => {
	const [contractors, tasks] = await Promise.all([
		db.contractor.findMany({ orderBy: { name: "asc" } }),
		db.workTask.groupBy({ by: ["contractorId"], where: { state: { in: ["todo", "seen", "started"] } }, _count: true }),
	]);
	const counts = new Map(tasks.map(({ contractorId, _count }) => [contractorId, _count]));
	return contractors.map(({ id, name, email, phone, active, open311Url }) => ({
		...{ id, name, email, phone, active, hasServer: open311Url !== "", inHand: counts.get(id) ?? 0 },
	}));
};

/** One contractor, its ways in and what was handed to its own server; null when there is none. */
export const findContractor = async ({ db, now }: Context, id: string) => {
	const contractor = await db.contractor.findUnique({ where: { id } });
	if (!contractor) return null;
	const [links, outbound] = await Promise.all([
		db.contractorLink.count({ where: { contractorId: id, revokedAt: null, expiresAt: { gt: now } } }),
		db.outboundRequest.findMany({
			where: { contractorId: id },
			orderBy: { createdAt: "desc" },
			take: 50,
			select: {
				...{ id: true, state: true, tries: true, lastError: true, uncertain: true },
				...{ remoteId: true, remoteToken: true, remoteStatus: true, triedAt: true, createdAt: true },
				task: { select: { title: true, incidentId: true } },
			},
		}),
	]);
	const incidents = await db.incident.findMany({
		where: { id: { in: outbound.map(({ task }) => task.incidentId) } },
		select: { id: true, number: true },
	});
	const numberOf = new Map(incidents.map(({ id, number }) => [id, number]));
	const services = Object.entries(contractor.open311Services as Record<string, string>);
	return {
		...contractor,
		// The key goes one way only.
		open311Key: "",
		hasKey: contractor.open311Key !== "",
		open311Services: services.map(([ours, theirs]) => `${ours}=${theirs}`).join("\n"),
		links,
		outbound: outbound.map((row) => ({ ...row, number: numberOf.get(row.task.incidentId) ?? null })),
	};
};
