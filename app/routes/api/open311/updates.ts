import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerGet, answerPost } from "~/domain/issue-reports/open311/door.server";
import { listUpdates, submitUpdate } from "~/domain/issue-reports/open311/updates.server";

/** What changed in requests between two dates. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, listUpdates);
}

/** What an application says of a request since. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, submitUpdate);
}
