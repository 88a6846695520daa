import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { findCity } from "~/domain/settings/queries.server";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Topic } from "../schema";
import { assignBySkill } from "./assign-by-skill.server";
import { type LockedMatter, lockMatter } from "./lock-matter.server";
import { storeMessage } from "./store-message.server";

/** The person who wrote reads where their request went and why, and that nothing starts again. */
const tellPeople = async (
	context: Context,
	matter: LockedMatter,
	{ topic, reason }: { topic: Topic; reason: string },
) => {
	const t = translator("fr");
	const { name: city } = await findCity(context);
	const text = t("matters:letters.routed", {
		...{ to: t(`matters:topics.${topic}`), reason, reference: matter.reference },
		date: formatDate("fr", matter.firstReceivedAt, "day"),
	});
	await storeMessage(context, {
		...{ key: `routed:${matter.id}:${matter.version}`, matterId: matter.id, originId: matter.id },
		...{ direction: "system", channel: "web", authorName: city, text, details: { kind: "routed" } },
	});
};

/**
 * Sends a matter to whoever knows another topic: same reference, same receipt date, same delays (code of relations between
 * the public and the administration, L114-2). Where nobody knows it, it is back with all. The reason is read by those who
 * take part, on their page.
 */
export const routeMatter = (
	context: Context,
	{ reference, topic, reason }: { reference: string; topic: Topic; reason: string },
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const matter = await lockMatter(context, reference);
		if (!matter) return refuse("not-found");
		if (matter.topic === topic) return ok(null);
		const data = { topic, assigneeId: null, version: { increment: 1 } };
		await context.db.matter.update({ where: { id: matter.id }, data, select: { id: true } });
		await assignBySkill(context, { id: matter.id, topic, accountId: null, contactPointId: null });
		await tellPeople(context, matter, { topic, reason });
		const details = { from: matter.topic, to: topic };
		await recordEvent(context, { name: "matter.routed", subject: { type: "matter", id: matter.id }, details });
		return ok(null);
	});
