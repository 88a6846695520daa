import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { FLAGS_A_DAY } from "../rules";
import type { RuleKey } from "../schema";
import { findTarget } from "../targets.server";
import { openCase } from "./open-case.server";

type Input = { targetType: string; targetId: string; rule: RuleKey; details: string };

export type FlagRefusal = "not-allowed" | "absent" | "own-contribution" | "already-flagged" | "too-many";

const DAY = 86_400_000;

const countToday = ({ db, now }: Context, accountId: string) =>
	db.flag.count({ where: { accountId, at: { gt: new Date(now.getTime() - DAY) } } });

/**
 * Says that a contribution breaks a rule, and puts it in the moderators' queue: nothing is hidden, however many say so.
 * Once per person and contribution. Refuses one's own words, what the public does not see, and more than `FLAGS_A_DAY`.
 */
export const flagContent = (
	context: Context,
	{ targetType, targetId, rule, details }: Input,
): Promise<Result<{ caseId: string }, FlagRefusal>> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const accountId = accountOf(actor);
		if (permissionRefusal(actor, "moderation.flag") || !accountId) return refuse("not-allowed");
		const target = await findTarget(context, { targetType, targetId });
		if (!target?.isShown) return refuse("absent");
		if (target.authorId === accountId) return refuse("own-contribution");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`flags ${accountId}`}, 0))`;
		const mine = await db.flag.count({ where: { targetType, targetId, accountId } });
		if (mine > 0) return refuse("already-flagged");
		if ((await countToday(context, accountId)) >= FLAGS_A_DAY) return refuse("too-many");
		const { consultationId } = target;
		const { caseId } = await openCase(context, { targetType, targetId, origin: "flags", consultationId });
		await db.flag.createMany({
			data: { id: newId(now), caseId, targetType, targetId, accountId, rule, details, at: now },
		});
		await recordEvent(context, {
			name: "contribution.flagged",
			subject: { type: targetType, id: targetId },
			details: { rule },
		});
		return ok({ caseId });
	});
