import type { Context } from "~/server/context.server";
import { type City, citySchema, unnamedCity } from "./schema";

const partialCity = citySchema.partial();

/** The city's identity; a value that is missing or no longer valid falls back to the default. */
export const findCity = async ({ db }: Pick<Context, "db">): Promise<City> => {
	const row = await db.setting.findUnique({ where: { key: "city" } });
	const parsed = partialCity.safeParse(row?.value ?? {});
	return { ...unnamedCity, ...(parsed.success ? parsed.data : {}) };
};
