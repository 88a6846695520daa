import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contextFor } from "~/domain/accounts/context.server";
import { addMessage } from "~/domain/matters/commands/add-message.server";
import { participantOfLink } from "~/domain/matters/links.server";
import { mayRate } from "~/domain/matters/queries/satisfaction.server";
import { findMatterOfPerson } from "~/domain/matters/queries/thread.server";
import { addMessageSchema } from "~/domain/matters/schema";
import { PersonThread } from "~/domain/matters/ui/PersonThread";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

type Params = Record<string, string | undefined>;

const matterOf = async (context: Context, { reference = "", key = "" }: Params) => {
	const participantId = orNotFound(participantOfLink(reference, key));
	return orNotFound(await findMatterOfPerson(context, reference, { participantId }));
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const matter = await matterOf(context, args.params);
	const isAsked = await mayRate(context, matter, matter.participantId);
	const path = new URL(args.request.url).pathname;
	return { matter, nonce: crypto.randomUUID(), rateAction: isAsked ? `${path}/rating` : null };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.matter.subject);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.write");
	const { reference, participantId } = await matterOf(context, args.params);
	const read = await readForm(args, addMessageSchema);
	if (!read.ok) return read.shownAgain;
	await addMessage(context, { ...read.value, reference, participantId });
	const text = read.t("matters:thread.sent", { reference });
	return withFlash(new URL(args.request.url).pathname, { tone: "success", text });
}

/** The page of someone without an account, behind the signed link of their letters. */
export default function Thread() {
	const { matter, nonce, rateAction } = useLoaderData<typeof loader>();
	return (
		<PersonThread matter={matter} nonce={nonce} rateAction={rateAction} lastResult={useActionData<typeof action>()} />
	);
}
