import { saveAlert } from "../../../app/domain/issue-reports/commands/save-alert.server";
import type { AlertForm } from "../../../app/domain/issue-reports/schema";
import type { Context } from "../../../app/server/context.server";
import { done } from "./moment";
import type { Cast } from "./people";

type Watched = Pick<AlertForm, "kind" | "rhythm"> & Partial<AlertForm>;

const alerts: Watched[] = [
	{ kind: "place", address: "12 rue de la Levée", radius: 300, rhythm: "daily" },
	{ kind: "street", address: "rue de la Levée", rhythm: "weekly" },
	{ kind: "city", category: "nid-de-poule", rhythm: "weekly", cap: 20 },
];

/** What a few residents asked to be told of: around home, along their street, one category anywhere; and a whole district. */
export const buildAlerts = async (context: Context, { residents }: Cast, today: Date): Promise<void> => {
	const usual = { address: "", radius: 300, cap: 10 } as const;
	const area = await context.db.area.findFirstOrThrow({ orderBy: { name: "asc" }, select: { id: true } });
	const all = [...alerts, { kind: "area", area: area.id, rhythm: "daily" } as const];
	const camille = await context.db.account.findFirst({
		where: { email: "camille.moreau@demonstration.example" },
		select: { id: true },
	});
	for (const [index, alert] of all.entries()) {
		const writer = residents[index];
		if (!writer) continue;
		const accountIds = camille ? [writer.accountId, camille.id] : [writer.accountId];
		for (const accountId of accountIds)
			done(await saveAlert({ ...context, actor: { ...writer, accountId }, now: today }, { ...usual, ...alert }));
	}
};
