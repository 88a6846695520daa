import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { refuseService } from "~/domain/residents/provider/sign-in.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.use");
	const uid = args.params.uid ?? "";
	const back = await refuseService(context, args.request, uid);
	return redirect(back ?? `/connect/${uid}`, 303);
}
