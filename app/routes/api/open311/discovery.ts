import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { discover } from "~/domain/issue-reports/open311/discovery.server";
import { answerGet, answerPost, readOnly } from "~/domain/issue-reports/open311/door.server";

/** Where the interface is, in which formats, and when its services last changed. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, async () => ({ answer: await discover(context) }));
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, readOnly);
}
