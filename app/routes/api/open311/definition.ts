import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { answerGet, answerPost, readOnly } from "~/domain/issue-reports/open311/door.server";
import { fault } from "~/domain/issue-reports/open311/faults";
import { definitionAnswer, findService } from "~/domain/issue-reports/open311/services.server";

/** The questions of a service. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerGet(args.request, context, async ({ language }) => {
		const code = (args.params.code ?? "").replace(/\.(xml|json)$/, "");
		const service = await findService(context, code);
		return service
			? { answer: definitionAnswer(service, language) }
			: { faults: [fault(404, `service_code: there is no service "${code.slice(0, 80)}"`)] };
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return answerPost(args.request, context, readOnly);
}
