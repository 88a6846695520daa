import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { addMessage } from "~/domain/matters/commands/add-message.server";
import { mayRate } from "~/domain/matters/queries/satisfaction.server";
import { findMatterOfPerson } from "~/domain/matters/queries/thread.server";
import { addMessageSchema } from "~/domain/matters/schema";
import { PersonThread } from "~/domain/matters/ui/PersonThread";
import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

const matterOf = async (context: Context, reference = "") =>
	orNotFound(await findMatterOfPerson(context, reference, { accountId: accountOf(context.actor) ?? "" }));

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "matters.own");
	const matter = await matterOf(context, args.params.reference);
	if (matter.reference !== args.params.reference) throw redirect(`/me/matters/${matter.reference}`);
	const isAsked = await mayRate(context, matter, accountOf(context.actor) ?? "");
	return { matter, nonce: crypto.randomUUID(), rateAction: isAsked ? `/me/matters/${matter.reference}/rating` : null };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.matter.subject);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.own");
	const { reference, participantId } = await matterOf(context, args.params.reference);
	const read = await readForm(args, addMessageSchema);
	if (!read.ok) return read.shownAgain;
	await addMessage(context, { ...read.value, reference, participantId });
	const text = read.t("matters:thread.sent", { reference });
	return withFlash(`/me/matters/${reference}`, { tone: "success", text });
}

export default function MyMatter() {
	const { matter, nonce, rateAction } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const breadcrumbs = [{ to: "/me/matters", label: t("mine.title") }, { label: matter.reference }];
	return (
		<PersonThread
			matter={matter}
			nonce={nonce}
			rateAction={rateAction}
			lastResult={useActionData<typeof action>()}
			breadcrumbs={breadcrumbs}
		/>
	);
}
