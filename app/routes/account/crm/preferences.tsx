import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { readPush } from "~/domain/channels/queries/push.server";
import { PushToggle } from "~/domain/channels/ui/PushToggle";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { savePreferences } from "~/domain/residents/commands/save-preferences.server";
import { findPreferences, findWays, listConsents } from "~/domain/residents/queries.server";
import { preferencesSchema } from "~/domain/residents/schema";
import { ConsentLog } from "~/domain/residents/ui/ConsentLog";
import { PhoneFields } from "~/domain/residents/ui/PhoneFields";
import { PreferenceFields } from "~/domain/residents/ui/PreferenceFields";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { ownAddress, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("residents:preferences.title");
	const context = await contextFor(args, "preferences.own");
	const accountId = accountOf(context.actor) ?? "";
	const [chosen, consents, areas, push, ways] = await Promise.all([
		findPreferences(context, accountId),
		listConsents(context, accountId),
		listAreaNames(context),
		readPush(context, accountId),
		findWays(context, accountId),
	]);
	const ready = { sms: ways.phone !== null, push: push.count > 0, letter: ways.home !== null };
	return {
		title,
		chosen,
		consents,
		push,
		ways,
		ready,
		areas: areas.map(({ id, name }) => ({ value: id, label: name })),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.own");
	const read = await readForm(args, preferencesSchema);
	if (!read.ok) return read.shownAgain;
	await savePreferences(context, { ...read.value, accountId: accountOf(context.actor) ?? "" });
	const to = ownAddress(new URL(args.request.url).searchParams.get("to") ?? "/me/preferences");
	return withFlash(to, { tone: "success", text: read.t("residents:preferences.saved") });
}

export default function Preferences() {
	const { chosen, consents, push, areas, ways, ready } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["residents", "crm", "channels"]);
	return (
		<Page width="text">
			<PageHeader
				title={t("residents:preferences.title")}
				lead={t("residents:preferences.lead")}
				breadcrumbs={[{ to: "/me", label: t("crm:me.title") }, { label: t("residents:preferences.title") }]}
			/>
			<PreferenceFields lastResult={useActionData<typeof action>()} chosen={chosen} areas={areas} ready={ready} />
			<Section title={t("residents:phone.title")}>
				<PhoneFields phone={ways.phone} waiting={ways.waiting} />
			</Section>
			<Section title={t("channels:push.title")}>
				<PushToggle publicKey={push.publicKey} count={push.count} />
			</Section>
			<Section title={t("residents:preferences.log")}>
				<ConsentLog consents={consents} />
			</Section>
		</Page>
	);
}
