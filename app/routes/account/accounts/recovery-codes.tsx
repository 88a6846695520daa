import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { renewRecoveryCodes } from "~/domain/accounts/factors/recovery-codes.server";
import { RecoveryCodes } from "~/domain/accounts/ui/RecoveryCodes";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	return { title: (await translatorFor(args.request))("identity:codes.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	return { codes: await renewRecoveryCodes(context, accountOf(context.actor) ?? "") };
}

export default function Codes() {
	const { title } = useLoaderData<typeof loader>();
	const made = useActionData<typeof action>();
	const { t } = useTranslation("identity");
	return (
		<Page width="text">
			<PageHeader title={title} lead={made ? null : t("codes.renewLead")} />
			{made ? (
				<RecoveryCodes codes={made.codes} />
			) : (
				<ButtonForm action="/second-factor/codes" label={t("codes.renew")} />
			)}
		</Page>
	);
}
