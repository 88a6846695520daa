import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { castBallot } from "~/domain/ballots/commands/cast-ballot.server";
import { readPaper } from "~/domain/ballots/paper";
import { voteRefusal } from "~/domain/ballots/policy";
import { findFormalElection } from "~/domain/ballots/queries/formal.server";
import { findSecretPage } from "~/domain/ballots/queries/secret-vote.server";
import { findOwnBallot, findVotePage } from "~/domain/ballots/queries/votes.server";
import { paperFormSchema } from "~/domain/ballots/schema";
import { OptionList } from "~/domain/ballots/ui/OptionList";
import { OptionsMap } from "~/domain/ballots/ui/OptionsMap";
import { PaperForm } from "~/domain/ballots/ui/PaperForm";
import { Reglement } from "~/domain/ballots/ui/Reglement";
import { SecretVoteView } from "~/domain/ballots/ui/secret/SecretVoteView";
import { VoteNotice } from "~/domain/ballots/ui/VoteNotice";
import { listTerms } from "~/domain/consultations/condition-terms.server";
import { PhaseTerms } from "~/domain/consultations/ui/PhaseTerms";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { findResults } from "~/domain/results/queries.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const slug = args.params.slug ?? "";
	const found = orNotFound(await findVotePage(context, slug));
	if (!found.vote && (await findFormalElection(context, slug))) throw redirect(`/consultations/${slug}/vote/formal`);
	const { consultation, phase, vote, asked } = found;
	const refusal = voteRefusal(context.actor, vote && { state: vote.state, phase: asked }, context.now);
	const ballot = vote && (await findOwnBallot(context, vote.id));
	const secret = vote?.level === "secret" ? await findSecretPage(context, vote.id) : null;
	const map = await cityMap(context);
	const terms = await listTerms(context, asked, `/consultations/${consultation.slug}/vote`);
	const results = vote?.state === "closed" ? await findResults(context, consultation.slug) : null;
	const hasResults = Boolean(results?.publication) || (secret?.isOpened ?? false);
	// Each answer to a voter begins a ballot paper anew: with what is in the box.
	const readAt = refusal === null ? context.now.getTime() : null;
	// What a person sees of a vote is theirs alone, and must never wait in a cache.
	return data(
		{ consultation, phase, vote, refusal, ballot, map, readAt, hasResults, secret, terms },
		{ headers: { "Cache-Control": "private, no-store" } },
	);
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "ballots.cast");
	const slug = args.params.slug ?? "";
	const { vote } = orNotFound(await findVotePage(context, slug));
	const { id, rules } = orNotFound(vote);
	const { form, t } = await readForm(args, paperFormSchema);
	const ballot = readPaper(rules, form);
	const result = await castBallot(context, { voteId: id, ...ballot });
	if (!result.ok) return data({ ...ballot, reason: result.reason }, { status: 422 });
	const text = t("ballots:flash.counted", { count: ballot.choices.length });
	return withFlash(`/consultations/${slug}/vote`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function VotePage() {
	const { consultation, phase, vote, refusal, ballot, map, readAt, hasResults, secret, terms } =
		useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const { t } = useTranslation("ballots");
	const { slug } = consultation;
	const counted = ballot?.choices ?? null;
	const hasCodes =
		vote !== null && (vote.rules.eligibility === "code" || Boolean(vote.rules.channels?.includes("code")));
	const page = `/consultations/${slug}/vote`;
	const isSecret = vote?.level === "secret";
	return (
		<Page>
			<PageHeader
				title={t("page.title")}
				lead={phase.description || t(isSecret ? "secret.vote.lead" : "page.lead")}
				breadcrumbs={[{ to: `/consultations/${slug}`, label: consultation.title }, { label: t("page.title") }]}
				actions={
					vote ? (
						<LinkButton tone="secondary" to={`/consultations/${slug}/vote/compare`}>
							{t("page.compare")}
						</LinkButton>
					) : null
				}
			/>
			{vote?.state === "open" ? <PhaseTerms groups={terms} /> : null}
			{isSecret ? <SecretVoteView {...{ slug, phase, vote, secret, refusal, hasResults }} /> : null}
			{isSecret ? null : <VoteNotice {...{ slug, phase, vote, refusal, counted, hasCodes, hasResults }} />}
			{vote && !isSecret && refusal === null ? (
				<PaperForm
					key={readAt}
					saveTo={`${page}/ballot`}
					eraseAt={`${page}/erase`}
					vote={vote}
					counted={ballot}
					refused={refused}
				/>
			) : null}
			{vote && !isSecret && refusal !== null ? <OptionList options={vote.options} chosen={counted ?? []} /> : null}
			{vote ? <OptionsMap options={vote.options} map={map} /> : null}
			{vote ? (
				<Section title={t("rules.title")}>
					<Reglement rules={vote.rules} rulesHash={vote.rulesHash} startsAt={phase.startsAt} endsAt={phase.endsAt} />
					<p>
						<Link to={`${page}/rules`}>{t("rules.page")}</Link>
					</p>
				</Section>
			) : null}
		</Page>
	);
}
