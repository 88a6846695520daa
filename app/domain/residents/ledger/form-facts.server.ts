import type { Context } from "~/server/context.server";
import { listOwnValues } from "./own.server";
import type { Source } from "./rules";
import { type AttributeKey, type AttributeType, crossesWall, definitionOf, isAttributeKey } from "./rules";

export type FormFact = {
	key: AttributeKey;
	type: AttributeType;
	required: boolean;
	purpose: string;
	ground: string;
	retentionMonths: number;
	value: string | null;
	source: Source | null;
	sourceName: string;
	at: Date | null;
	isStale: boolean;
	/** The person may correct it here; otherwise only its source changes it. */
	isEditable: boolean;
	/** It belongs to another field of the city: reused only if its box is ticked, for this request. */
	crosses: boolean;
};

/**
 * What a form of this site (or a site to which one goes on from here) asks of a person, with what the ledger already holds: shown to that person, who corrects it before
 * anything is sent. Null when the form is not registered (or paused).
 */
export const findFormFacts = async (context: Context, { code, personId }: { code: string; personId: string }) => {
	const form = await context.db.connectedService.findFirst({
		where: { clientId: code, kind: { in: ["form", "prefill"] }, pausedAt: null },
		select: {
			...{ id: true, sector: true, name: true },
			contracts: {
				select: { key: true, required: true, purpose: true, ground: true, retentionMonths: true },
				orderBy: { key: "asc" },
			},
		},
	});
	if (!form) return null;
	const own = new Map((await listOwnValues(context, personId)).map((value) => [value.key, value]));
	const facts = form.contracts.flatMap(({ key, ...line }): FormFact[] => {
		if (!isAttributeKey(key)) return [];
		const known = own.get(key);
		if (!known) return [];
		const { value, source, sourceName, at, isStale, isEditable } = known;
		const { type } = definitionOf(key);
		const crosses = crossesWall(key, form.sector) && value !== null;
		return [{ key, type, ...line, value, source, sourceName, at, isStale, isEditable, crosses }];
	});
	return { serviceId: form.id, name: form.name, facts };
};

/** Whether a form of this site is registered and open. */
export const hasForm = async ({ db }: Context, code: string): Promise<boolean> =>
	(await db.connectedService.count({ where: { clientId: code, kind: "form", pausedAt: null } })) > 0;
