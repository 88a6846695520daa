import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerGet, answerPost, readOnly } from "~/domain/issue-reports/open311/door.server";
import { fault } from "~/domain/issue-reports/open311/faults";
import { findToken } from "~/domain/issue-reports/open311/requests.server";
import { list, type Tree } from "~/domain/issue-reports/open311/tree";
import { isId } from "~/lib/id";

/** The number a token leads to, once the batch is handled. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, async () => {
		const token = (args.params.token ?? "").replace(/\.(xml|json)$/, "");
		const found = isId(token) ? await findToken(context, token) : null;
		if (!found) return { faults: [fault(404, `token: there is no token "${token.slice(0, 60)}"`)] };
		const number = found.number === null ? null : String(found.number);
		const request: Tree = number === null ? { token } : { service_request_id: number, token };
		return { answer: { root: "service_requests", value: list("request", [request]) } };
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, readOnly);
}
