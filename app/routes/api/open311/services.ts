import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { pointSchema } from "~/domain/directory/schema";
import { answerGet, answerPost, readOnly } from "~/domain/issue-reports/open311/door.server";
import { given } from "~/domain/issue-reports/open311/faults";
import { servicesAnswer, servicesAt } from "~/domain/issue-reports/open311/services.server";

/** What can be asked; with `lat` and `long`, what can be asked there. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, async ({ params, language }) => {
		const at = pointSchema.safeParse({ lat: given(params, "lat"), lng: given(params, "long") });
		const isPlaced = given(params, "lat") !== null && given(params, "long") !== null && at.success;
		return { answer: servicesAnswer(await servicesAt(context, isPlaced ? at.data : null), language) };
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, readOnly);
}
