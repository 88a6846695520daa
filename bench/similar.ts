// «Is it one of these?» through the product's own query, at places over the city, one after the other; tells its parent.
import { listSimilar } from "../app/domain/issue-reports/queries/similar.server";
import { systemContext } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";
import { viewportAt } from "./viewports";

/** The first ones warm the connection up and are not counted. */
const WARM = 100;
const COUNTED = 500;

const context = systemContext();

const category = await context.db.reportCategory.findFirstOrThrow({
	where: { code: "lampadaire" },
	select: { id: true },
});

const about = { categoryId: category.id, text: "La lampe ne marche plus devant chez moi" };
const times: number[] = [];
for (let index = 1; index <= WARM + COUNTED; index += 1) {
	const { west, east, south, north } = viewportAt(index);
	const start = performance.now();
	await listSimilar(context, { lat: (south + north) / 2, lng: (west + east) / 2, ...about });
	if (index > WARM) times.push(performance.now() - start);
}
await disconnect();
const sorted = times.sort((a, b) => a - b);
const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
process.send?.({ p50: at(0.5), p99: at(0.99) }, () => process.exit(0));
