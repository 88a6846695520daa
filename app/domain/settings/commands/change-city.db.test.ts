import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { findCity } from "../queries.server";
import { changeCity } from "./change-city.server";

describe("changing the city's identity", () => {
	it("keeps what is not changed, and says in the log what was", async () => {
		const context = testContext();
		await changeCity(context, { name: "Rivemont", colour: "#112233" });
		await changeCity(context, { name: "Rivemont-sur-Loire" });

		expect(await findCity(context)).toMatchObject({ name: "Rivemont-sur-Loire", colour: "#112233" });
		const events = await db().event.findMany({ orderBy: { id: "asc" } });
		expect(events.map(({ details }) => details)).toEqual([{ changed: ["name", "colour"] }, { changed: ["name"] }]);
	});
});
