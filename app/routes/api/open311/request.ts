import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerGet, answerPost, readOnly } from "~/domain/issue-reports/open311/door.server";
import { fault } from "~/domain/issue-reports/open311/faults";
import { searchRequests } from "~/domain/issue-reports/open311/requests.server";
import { readSearch } from "~/domain/issue-reports/open311/search";

/** One request by its number: a list of one. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, async ({ params, language }) => {
		const id = (args.params.id ?? "").replace(/\.(xml|json)$/, "");
		const { search } = readSearch(new URLSearchParams({ service_request_id: id || "0" }), context.now);
		const extensions = params.get("extensions") === "true";
		const { answer, count } = await searchRequests(context, { ...search, extensions }, language);
		return count === 1
			? { answer }
			: { faults: [fault(404, `service_request_id: there is no request "${id.slice(0, 40)}"`)] };
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, readOnly);
}
