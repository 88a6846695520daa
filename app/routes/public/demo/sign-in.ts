import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { signInForDemonstration } from "~/domain/accounts/commands/sign-in-for-demonstration.server";
import { contextFor } from "~/domain/accounts/context.server";
import { deviceLabel } from "~/domain/accounts/rules";
import { roles } from "~/lib/actor";
import { isDemonstration } from "~/server/env.server";
import { orNotFound, ownAddress, readButton } from "~/server/http.server";

const schema = z.object({ role: z.enum(roles), to: z.string().default("/") });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	orNotFound(isDemonstration() || null);
	const { role, to } = await readButton(args, schema);
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await signInForDemonstration(context, { role, device });
	const cookie = orNotFound(result.ok ? result.value : null);
	return redirect(ownAddress(to), { headers: { "Set-Cookie": cookie } });
}
