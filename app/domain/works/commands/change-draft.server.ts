import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { findPublishedPlan } from "../queries/plans.server";
import { shifted } from "../rules/routing";
import { type Rule, rulesSchema } from "../schema";

export type DraftChange =
	| { kind: "save"; rule: Rule }
	| { kind: "remove"; id: string }
	| { kind: "shift"; id: string; step: -1 | 1 }
	| { kind: "discard" };

const LOCK = 6_001;

const changed = (rules: Rule[], change: DraftChange): Rule[] => {
	if (change.kind === "shift") return shifted(rules, change.id, change.step);
	if (change.kind === "remove") return rules.filter(({ id }) => id !== change.id);
	if (change.kind === "discard") return rules;
	const { rule } = change;
	return rules.some(({ id }) => id === rule.id)
		? rules.map((known) => (known.id === rule.id ? rule : known))
		: [...rules, rule];
};

/**
 * Changes the draft of the routing rules, begun from those in force when there is none. Nothing is routed by a draft.
 * Refuses more than 200 rules.
 */
export const changeDraft = (context: Context, change: DraftChange): Promise<Result<null, "too-many">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
		const draft = await db.routingPlan.findFirst({ where: { publishedAt: null } });
		if (change.kind === "discard") {
			if (draft) await db.routingPlan.deleteMany({ where: { id: draft.id } });
			return ok(null);
		}
		const published = await findPublishedPlan(context);
		const rules = changed(draft ? rulesSchema.parse(draft.rules) : (published?.rules ?? []), change);
		if (!rulesSchema.safeParse(rules).success) return refuse("too-many");
		const data = { rules: rules as Prisma.InputJsonValue, authorId: accountOf(actor) };
		if (draft) await db.routingPlan.update({ where: { id: draft.id }, data });
		else
			await db.routingPlan.createMany({
				data: { id: newId(now), version: (published?.version ?? 0) + 1, createdAt: now, ...data },
			});
		return ok(null);
	});
