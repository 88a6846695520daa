import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contextFor } from "~/domain/accounts/context.server";
import { enterPhoneCode } from "~/domain/channels/commands/enter-phone-code.server";
import { findWays } from "~/domain/residents/queries.server";
import { phoneCodeSchema } from "~/domain/residents/schema";
import { PhonePage } from "~/domain/residents/ui/PhonePage";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("residents:phone.title");
	const context = await contextFor(args, "preferences.own");
	const ways = await findWays(context, accountOf(context.actor) ?? "");
	if (!ways.waiting) throw redirect("/me/phone");
	return { title, ways };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.own");
	const read = await readForm(args, phoneCodeSchema);
	if (!read.ok) return read.shownAgain;
	const result = await enterPhoneCode(context, read.value);
	if (!result.ok) return formRefused(read, read.t(`residents:phone.refusals.${result.reason}`));
	return withFlash("/me/preferences", { tone: "success", text: read.t("residents:phone.proved") });
}

export default function PhoneCode() {
	const { title, ways } = useLoaderData<typeof loader>();
	const lastCode = useActionData<typeof action>();
	return <PhonePage title={title} phone={ways.phone} waiting={ways.waiting} lastCode={lastCode} />;
}
