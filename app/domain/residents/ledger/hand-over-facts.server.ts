import type { Context } from "~/server/context.server";
import { findFormFacts } from "./form-facts.server";
import { definitionOf, prefillClient } from "./rules";

/**
 * What would go with a person to the site of a procedure: each fact the contract names and the city knows, as `AskedFacts`
 * shows it; a box to tick where the person chooses. Null when the site has no contract.
 */
export const findHandOver = async (context: Context, { slug, personId }: { slug: string; personId: string }) => {
	const form = await findFormFacts(context, { code: prefillClient(slug), personId });
	if (!form) return null;
	const facts = form.facts
		.filter(({ value }) => value !== null)
		.map(({ isEditable: _, type: __, crosses, ...fact }) => ({
			...fact,
			needsTick: crosses || !fact.required,
			crossedSector: crosses ? definitionOf(fact.key).sector : null,
		}));
	return { name: form.name, facts };
};
