import { managementRefusal } from "~/domain/consultations/policy";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Tags a free answer can carry. */
const TAGS_MOST = 10;

/** Adds a tag to a free answer, or takes it off. Tags are the city's own words to sort answers; residents do not see them. */
export const tagText = (
	context: Context,
	{ textId, tag, isOn }: { textId: string; tag: string; isOn: boolean },
): Promise<Result<{ textId: string }, "not-allowed" | "too-many-tags">> =>
	transaction(context, async (context) => {
		if (managementRefusal(context.actor)) return refuse("not-allowed");
		const changed = isOn
			? await context.db.$executeRaw`
				UPDATE "SurveyText" SET tags = array_append(array_remove(tags, ${tag}), ${tag})
				WHERE id = ${textId}::uuid AND (cardinality(tags) < ${TAGS_MOST} OR ${tag} = ANY (tags))`
			: await context.db.$executeRaw`
				UPDATE "SurveyText" SET tags = array_remove(tags, ${tag}) WHERE id = ${textId}::uuid`;
		return changed > 0 || !isOn ? ok({ textId }) : refuse("too-many-tags");
	});
