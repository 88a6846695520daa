import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { openVote } from "~/domain/ballots/commands/open-vote.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { ballotMethods, openVoteSchema } from "~/domain/ballots/schema";
import { MethodChoice, OpenVoteForm } from "~/domain/ballots/ui/OpenVoteForm";
import { Reglement } from "~/domain/ballots/ui/Reglement";
import { VoteLinks } from "~/domain/ballots/ui/VoteLinks";
import { VoteState } from "~/domain/ballots/ui/VoteState";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const desk = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const asked = new URL(args.request.url).searchParams.get("method");
	const method =
		ballotMethods.find((one) => one === asked) ?? (desk.vote?.rules.money ? null : desk.vote?.rules.method);
	return { ...desk, method: method ?? "up-to-k" };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const form = await readForm(args, openVoteSchema);
	if (!form.ok) return form.shownAgain;
	const result = await openVote(context, { phaseId: phase.id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`ballots:openRefusals.${result.reason}`);
		return data({ ...form.submission.reply(), refusal }, { status: 422 });
	}
	return withFlash(`/admin/phases/${phase.id}/vote`, { tone: "success", text: form.t("ballots:flash.opened") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

export default function VoteDeskPage() {
	const desk = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const refusal = answer && "refusal" in answer ? String(answer.refusal) : undefined;
	const { t } = useTranslation("ballots");
	const { phase, vote } = desk;
	const { consultation } = phase;
	const canChange = !vote?.isFrozen && ["upcoming", "open", "suspended"].includes(phase.status);
	return (
		<Page width="text">
			<PageHeader
				title={t("desk.title")}
				eyebrow={consultation.title}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: t("desk.title") },
				]}
				actions={
					<LinkButton tone="secondary" to={`/consultations/${consultation.slug}/vote`}>
						{t("desk.see")}
					</LinkButton>
				}
			/>
			<VoteState desk={desk} />
			<VoteLinks desk={desk} />
			{canChange ? (
				<Section title={t(vote ? "desk.changeTitle" : "desk.openTitle")}>
					{vote ? null : (
						<p>
							{t("formal.hint")} <Link to={`/admin/phases/${phase.id}/vote/formal`}>{t("formal.deskTitle")}</Link>
						</p>
					)}
					{vote ? null : (
						<p>
							{t("desk.accessHint")} <Link to={`/admin/phases/${phase.id}/conditions`}>{t("desk.access")}</Link>
						</p>
					)}
					<MethodChoice desk={desk} method={desk.method} />
					<OpenVoteForm key={desk.method} desk={desk} method={desk.method} lastResult={answer} refusal={refusal} />
				</Section>
			) : null}
			{vote ? (
				<Section title={t("rules.title")}>
					<Reglement rules={vote.rules} rulesHash={vote.rulesHash} startsAt={phase.startsAt} endsAt={phase.endsAt} />
				</Section>
			) : null}
		</Page>
	);
}
