import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findProcedure } from "~/domain/directory/queries/procedures.server";
import { beginHandOver } from "~/domain/residents/commands/begin-hand-over.server";
import { findFormFacts } from "~/domain/residents/ledger/form-facts.server";
import { prefillClient } from "~/domain/residents/ledger/rules";
import { accountOf } from "~/lib/actor";
import { orNotFound } from "~/server/http.server";

const siteOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "city.read");
	const { slug, title, onlineUrl } = orNotFound(await findProcedure(context, args.params.slug ?? ""));
	return { context, slug, title, url: orNotFound(onlineUrl), personId: accountOf(context.actor) };
};

/** Straight to the site; by the page of the procedure where there is something to hand over, and to choose. */
export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	const { context, slug, url, personId } = await siteOf(args);
	const form = personId ? await findFormFacts(context, { code: prefillClient(slug), personId }) : null;
	return redirect(form ? `/directory/${slug}#online` : url);
}

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "city.read");
	const { context, slug, title, url, personId } = await siteOf(args);
	const ticked = (await args.request.formData()).getAll("ticked").map(String);
	return redirect(personId ? await beginHandOver(context, { personId, slug, title, url, ticked }) : url, 303);
}
