import { savePreferences } from "../../../app/domain/residents/commands/save-preferences.server";
import { ageBands, newsTopics } from "../../../app/domain/residents/schema";
import type { Context } from "../../../app/server/context.server";
import { pickWeighted, seededRandom } from "../random";
import type { Cast } from "./people";

/** One resident in so many says nothing of where they live or how old they are. */
const SILENT = 0.2;

/** What residents said of themselves: it makes the turnout by district and by age, where enough people are alike. */
export const buildProfiles = async (context: Context, { residents }: Cast): Promise<void> => {
	const random = seededRandom(23);
	const areas = await context.db.area.findMany({ select: { id: true }, orderBy: { id: "asc" } });
	const district = areas.map(({ id }, index) => ({ id, weight: areas.length - index }));
	const band = ageBands.map((name, index) => ({ name, weight: [2, 6, 7, 5, 1][index] ?? 1 }));
	const nothing = Object.fromEntries(newsTopics.map((topic) => [topic, "off" as const])) as Record<
		(typeof newsTopics)[number],
		"off"
	>;
	for (const { accountId } of residents.slice(5)) {
		if (random() < SILENT) continue;
		const areaId = pickWeighted(random, district, ({ weight }) => weight)?.id ?? "";
		const ageBand = pickWeighted(random, band, ({ weight }) => weight)?.name ?? "";
		await savePreferences(context, { ...nothing, accountId, areaId, ageBand });
	}
};
