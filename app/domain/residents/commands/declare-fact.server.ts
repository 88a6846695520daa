import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AttributeKey, definitionOf } from "../ledger/rules";
import { recordAttribute } from "./record-attribute.server";

/** A person gives or corrects a fact about themselves (GDPR, article 16); an empty value takes it back. */
export const declareFact = (
	context: Context,
	{ personId, key, value }: { personId: string; key: AttributeKey; value: string },
): Promise<Result<null, "certified">> =>
	transaction(context, async (context) => {
		if (!definitionOf(key).editable) return refuse("certified");
		const recorded = await recordAttribute(context, { personId, key, value, source: "declared" });
		if (!recorded.ok) return recorded;
		await recordEvent(context, { name: "fact.changed", subject: { type: "account", id: personId }, details: { key } });
		return ok(null);
	});
