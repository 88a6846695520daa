import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { endTablet } from "~/domain/surveys/commands/lend-tablet.server";
import { ownAddress, readButton } from "~/server/http.server";

const schema = z.object({ tabletId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { tabletId } = await readButton(args, schema);
	await endTablet(context, { tabletId });
	const from = args.request.headers.get("referer");
	return redirect(ownAddress(from && URL.canParse(from) ? new URL(from).pathname : "/admin/consultations"));
}
