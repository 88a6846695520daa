import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerGet, answerPost } from "~/domain/issue-reports/open311/door.server";
import { fault } from "~/domain/issue-reports/open311/faults";

const nothing = async () => ({ faults: [fault(404, "There is nothing at this address: see /open311/openapi.json")] });

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, nothing);
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, nothing);
}
