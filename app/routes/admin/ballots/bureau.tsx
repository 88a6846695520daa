import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { installBureau } from "~/domain/ballots/commands/install-bureau.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { installBureauSchema } from "~/domain/ballots/schema";
import { KeyCeremony } from "~/domain/ballots/ui/secret/KeyCeremony";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote, bureau } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	return { phase, isSecret: orNotFound(vote).level === "secret", trustees: bureau?.trustees ?? null };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const form = await readForm(args, installBureauSchema);
	if (!form.ok) return data({ refusal: form.t("ballots:secret.ceremony.refusals.not-a-key") }, { status: 422 });
	const bureauKey = new Uint8Array(Buffer.from(form.value.bureauKey, "base64"));
	const { trustees } = form.value;
	const result = await installBureau(context, { voteId: orNotFound(vote).id, bureauKey, trustees });
	if (!result.ok)
		return data({ refusal: form.t(`ballots:secret.ceremony.refusals.${result.reason}`) }, { status: 422 });
	return withFlash(`/admin/phases/${phase.id}/vote`, {
		tone: "success",
		text: form.t("ballots:secret.ceremony.installed", { count: result.value.roll }),
	});
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

export default function Bureau() {
	const { phase, isSecret, trustees } = useLoaderData<typeof loader>();
	const refusal = useActionData<typeof action>()?.refusal;
	const { t } = useTranslation("ballots");
	return (
		<Page width="text">
			<PageHeader
				title={t("secret.ceremony.title")}
				lead={t("secret.ceremony.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${phase.consultation.id}`, label: phase.consultation.title },
					{ to: `/admin/phases/${phase.id}/vote`, label: t("desk.title") },
					{ label: t("secret.ceremony.title") },
				]}
			/>
			{refusal ? (
				<Alert tone="danger" live>
					{refusal}
				</Alert>
			) : null}
			{trustees ? <Alert title={t("secret.ceremony.made")}>{trustees.join(", ")}</Alert> : null}
			{!isSecret ? <Alert>{t("secret.ceremony.refusals.not-secret")}</Alert> : null}
			{isSecret && !trustees ? <KeyCeremony title={phase.consultation.title} /> : null}
		</Page>
	);
}
