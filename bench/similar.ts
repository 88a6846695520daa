// «Is it one of these?» through the product's own query, on the database that DATABASE_URL names.
import { listSimilar } from "../app/domain/issue-reports/queries/similar.server";
import { systemContext } from "../app/server/context.server";

const context = systemContext();

const category = await context.db.reportCategory.findFirstOrThrow({
	where: { code: "lampadaire" },
	select: { id: true },
});

export const similarAt = (place: { lat: number; lng: number }) =>
	listSimilar(context, { ...place, categoryId: category.id, text: "La lampe ne marche plus devant chez moi" });
