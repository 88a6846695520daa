import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { exchangeHandOver } from "~/domain/residents/commands/exchange-hand-over.server";

/** Longer than any code. */
const CODE = 200;

/** RFC 6749, section 2.3.1: the identifier and the secret, each encoded for a form, then joined. */
const credentialsOf = (header: string | null) => {
	const [scheme, token = ""] = (header ?? "").split(" ");
	if (scheme?.toLowerCase() !== "basic") return null;
	const [clientId = "", ...secret] = Buffer.from(token, "base64").toString("utf8").split(":");
	try {
		return { clientId: decodeURIComponent(clientId), secret: decodeURIComponent(secret.join(":")) };
	} catch {
		return null;
	}
};

const answer = (body: object, status: number, headers: Record<string, string> = {}) =>
	Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });

const STATUS = { invalid_client: 401, invalid_grant: 400 } as const;

/** The site of a procedure exchanges the code that someone brought for what its contract lets it read of them. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.exchange");
	if (args.request.method !== "POST") return answer({ error: "invalid_request" }, 405, { Allow: "POST" });
	const credentials = credentialsOf(args.request.headers.get("authorization"));
	const form = await args.request.formData().catch(() => null);
	const code = String(form?.get("code") ?? "").slice(0, CODE);
	if (!credentials) return answer({ error: "invalid_client" }, 401, { "WWW-Authenticate": "Basic" });
	const exchanged = await exchangeHandOver(context, { ...credentials, code });
	if (!exchanged.ok) return answer({ error: exchanged.reason }, STATUS[exchanged.reason]);
	return answer(exchanged.value, 200);
}
