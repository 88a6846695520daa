import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contextFor } from "~/domain/accounts/context.server";
import { askPhoneCode } from "~/domain/channels/commands/ask-phone-code.server";
import { findWays } from "~/domain/residents/queries.server";
import { phoneSchema } from "~/domain/residents/schema";
import { PhonePage } from "~/domain/residents/ui/PhonePage";
import { findCity } from "~/domain/settings/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("residents:phone.title");
	const context = await contextFor(args, "preferences.own");
	return { title, ways: await findWays(context, accountOf(context.actor) ?? "") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.own");
	const read = await readForm(args, phoneSchema);
	if (!read.ok) return read.shownAgain;
	const { name: city } = await findCity(context);
	const words = (code: string) => read.t("residents:phone.sms", { city, code });
	const result = await askPhoneCode(context, { ...read.value, words });
	if (!result.ok) return formRefused(read, read.t(`residents:phone.refusals.${result.reason}`));
	return withFlash("/me/phone", { tone: "success", text: read.t("residents:phone.asked") });
}

export default function Phone() {
	const { title, ways } = useLoaderData<typeof loader>();
	const lastAsk = useActionData<typeof action>();
	return <PhonePage title={title} phone={ways.phone} waiting={ways.waiting} lastAsk={lastAsk} />;
}
