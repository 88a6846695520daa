import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerGet, answerPost } from "~/domain/issue-reports/open311/door.server";
import { listRequests } from "~/domain/issue-reports/open311/list.server";
import { submitRequest } from "~/domain/issue-reports/open311/submit.server";

/** Requests found by service, state, dates or place. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, listRequests);
}

/** A request filed by an application that has a key. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, submitRequest);
}
