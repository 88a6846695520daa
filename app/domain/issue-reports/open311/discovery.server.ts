import { findCity } from "~/domain/settings/queries.server";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { writeMoment } from "./dates";
import { findChangeset } from "./services.server";
import { type Answer, list } from "./tree";
import { baseUrl } from "./updates.server";

/** GeoReport v2 service discovery. `changeset` moves whenever a service or one of its questions does. */
export const discover = async (context: Context): Promise<Answer> => {
	const [{ name, contactEmail, contactPhone }, changed] = await Promise.all([
		findCity(context),
		findChangeset(context),
	]);
	const changeset = writeMoment(changed);
	return {
		root: "discovery",
		value: {
			changeset,
			contact: [name, contactEmail, contactPhone].filter(Boolean).join(", "),
			key_service: `Pour obtenir une clé, écrivez à ${contactEmail}. Documentation : ${new URL("/open311/openapi.json", env().PUBLIC_URL).href}`,
			endpoints: list("endpoint", [
				{
					specification: "http://wiki.open311.org/GeoReport_v2",
					url: baseUrl(),
					changeset,
					type: "production",
					formats: list("format", ["text/xml", "application/json"]),
				},
			]),
		},
	};
};
