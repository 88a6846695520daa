import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { tallyCommand } from "~/domain/ballots/made-rules";
import { findVoteResults, publishedEnvelopes, readRoll, SMALLEST_BOX } from "~/domain/ballots/queries/results.server";
import { findOwnBallot } from "~/domain/ballots/queries/votes.server";
import { FirmnessPanel, TurnoutView } from "~/domain/ballots/ui/CountAround";
import { Downloads } from "~/domain/ballots/ui/Downloads";
import { EnvelopeResult } from "~/domain/ballots/ui/EnvelopeResult";
import { MyBallotStory } from "~/domain/ballots/ui/MyBallotStory";
import { MyPlainStory } from "~/domain/ballots/ui/MyPlainStory";
import { PlainResult } from "~/domain/ballots/ui/PlainResult";
import { BoxResult } from "~/domain/ballots/ui/secret/BoxResult";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { findResults } from "~/domain/results/queries.server";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const slug = args.params.slug ?? "";
	const results = orNotFound(await findVoteResults(context, slug));
	// What an opened box holds is public from that moment: anyone can count it.
	const isSecret = results.vote.rules.level === "secret";
	const isPublic = isSecret || Boolean((await findResults(context, slug))?.publication);
	orNotFound(isPublic || may(context.actor, "consultations.manage") ? true : null);
	const { vote, outcome } = results;
	const own = await findOwnBallot(context, vote.id);
	const map = await cityMap(context);
	const published = publishedEnvelopes(results);
	return {
		...{ ...results, isPublic, map, own: own && { choices: own.choices, marks: own.marks } },
		published: (outcome.envelopes ?? [])
			.filter(({ id }) => published.includes(id))
			.map(({ id, title }) => ({ id, title })),
		tooFew: (outcome.envelopes ?? []).filter(({ id }) => !published.includes(id)).map(({ title }) => title),
		roll: isSecret ? await readRoll(context, vote.id) : null,
		hasBallots: !isSecret && !vote.rules.money && vote.count.ballots >= SMALLEST_BOX,
		rule: vote.rules.money ? tallyCommand(vote.rules.money.count) : "",
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

const WinnersMap = () => {
	const { vote, outcome, map } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const points = vote.options.flatMap(({ id, title, lat, lng }) =>
		lat === null || lng === null || !outcome.winners?.includes(id) ? [] : [{ id, lat, lng, label: title }],
	);
	return points.length > 0 ? (
		<Section title={t("results.map")}>
			<CityMap {...map} label={t("results.map")} points={points} height="22rem" />
		</Section>
	) : null;
};

const Counted = () => {
	const { vote, outcome, own } = useLoaderData<typeof loader>();
	const titles = new Map(vote.options.map(({ id, title }) => [id, title]));
	const { envelopes } = outcome;
	if (!envelopes)
		return (
			<>
				<PlainResult rules={vote.rules} outcome={outcome} titles={titles} />
				<MyPlainStory rules={vote.rules} outcome={outcome} options={vote.options} own={own} />
			</>
		);
	return (
		<>
			{envelopes.map((envelope) => (
				<EnvelopeResult key={envelope.id} outcome={envelope} titles={titles} several={envelopes.length > 1} />
			))}
			<WinnersMap />
			<MyBallotStory envelopes={envelopes} options={vote.options} own={own?.choices ?? []} />
		</>
	);
};

/** The result of a vote: what wins and why, money, map, one's own ballot, turnout, firmness, and all the files. */
export default function VoteResults() {
	const { consultation, vote, outcome, study, isPublic, published, tooFew, hasBallots, rule, roll } =
		useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const home = `/consultations/${consultation.slug}`;
	const titles = new Map(vote.options.map(({ id, title }) => [id, title]));
	const envelopes = new Map((outcome.envelopes ?? []).map(({ id, title }) => [id, title]));
	return (
		<Page>
			<PageHeader
				title={t("results.title")}
				eyebrow={consultation.title}
				lead={t("results.lead")}
				breadcrumbs={[
					{ to: home, label: consultation.title },
					{ to: `${home}/vote`, label: t("page.title") },
					{ label: t("results.title") },
				]}
			/>
			{isPublic ? null : <Alert tone="warning">{t("results.preview")}</Alert>}
			{roll ? <BoxResult slug={consultation.slug} roll={roll} outcome={outcome} /> : null}
			<Counted />
			{outcome.unresolvedTie ? <Alert>{t("results.draw")}</Alert> : null}
			{outcome.turnout ? <TurnoutView turnout={outcome.turnout} /> : null}
			{study ? <FirmnessPanel study={study} titles={titles} envelopes={envelopes} /> : null}
			<Downloads
				page={`${home}/vote/results`}
				published={published}
				tooFew={tooFew}
				hasBallots={hasBallots}
				rule={rule}
				ballotsHash={vote.count.ballotsHash}
			/>
		</Page>
	);
}
