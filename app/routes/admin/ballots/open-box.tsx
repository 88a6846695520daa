import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { openBox } from "~/domain/ballots/commands/open-box.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { openBoxSchema } from "~/domain/ballots/schema";
import { OpenBoxForm } from "~/domain/ballots/ui/secret/OpenBoxForm";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	requireRecentProof(args, context);
	const { phase, vote, bureau } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const { keys, trustees, isOpened } = orNotFound(bureau);
	return { phase, isOpen: orNotFound(vote).state === "open", bureauKey: keys.bureauKey, trustees, isOpened };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	requireRecentProof(args, context);
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const form = await readForm(args, openBoxSchema);
	const bureauSecret = new Uint8Array(Buffer.from(form.ok ? form.value.bureauSecret : "", "base64"));
	const result = await openBox(context, { voteId: orNotFound(vote).id, bureauSecret });
	if (!result.ok) return data({ refusal: form.t(`ballots:secret.opening.refusals.${result.reason}`) }, { status: 422 });
	return withFlash(`/admin/phases/${phase.id}/vote`, {
		tone: "success",
		text: form.t("ballots:secret.opening.opened"),
	});
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

export default function OpenBox() {
	const { phase, isOpen, bureauKey, trustees, isOpened } = useLoaderData<typeof loader>();
	const refusal = useActionData<typeof action>()?.refusal ?? null;
	const { t } = useTranslation("ballots");
	const box = `/consultations/${phase.consultation.slug}/vote/box`;
	return (
		<Page width="text">
			<PageHeader
				title={t("secret.opening.title")}
				lead={t("secret.opening.lead", { names: trustees.join(", ") })}
				breadcrumbs={[
					{ to: `/admin/consultations/${phase.consultation.id}`, label: phase.consultation.title },
					{ to: `/admin/phases/${phase.id}/vote`, label: t("desk.title") },
					{ label: t("secret.opening.title") },
				]}
			/>
			{isOpen ? <Alert tone="warning">{t("secret.opening.refusals.vote-open")}</Alert> : null}
			{isOpened ? (
				<Alert tone="success" title={t("secret.opening.opened")}>
					<LinkButton to={box}>{t("secret.box.see")}</LinkButton>
				</Alert>
			) : null}
			{!isOpen && !isOpened ? <OpenBoxForm bureauKey={bureauKey} refusal={refusal} /> : null}
		</Page>
	);
}
