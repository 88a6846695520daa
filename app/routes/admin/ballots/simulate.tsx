import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { listPastVotes, readPastVote } from "~/domain/ballots/queries/simulation.server";
import { replay, simulate } from "~/domain/ballots/simulation";
import { EnvelopeResult } from "~/domain/ballots/ui/EnvelopeResult";
import { PlainResult } from "~/domain/ballots/ui/PlainResult";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const SIZES = [50, 200, 1000];

const asked = (request: Request) => {
	const search = new URL(request.url).searchParams;
	const ballots = SIZES.find((size) => String(size) === search.get("ballots")) ?? 200;
	const seed = Math.min(9999, Math.max(1, Number(search.get("seed")) || 1));
	return { ballots, seed, past: search.get("past") ?? "" };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const { rules, options } = orNotFound(vote);
	const { past, ...random } = asked(args.request);
	const found = past ? await readPastVote(context, rules, past) : null;
	const replayed = found && replay(rules, found);
	const outcome = replayed?.outcome ?? simulate(rules, random).outcome;
	const votes = (await listPastVotes(context, rules)).map(({ id, title }) => ({ id, title }));
	const refused = replayed ? { title: found.title, ballots: replayed.ballots, refused: replayed.refused } : null;
	return { phase, rules, options, outcome, asked: { ...random, past: found ? past : "" }, votes, refused };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

const Choices = () => {
	const { asked, votes } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	return (
		<Form method="get" className="flex flex-wrap items-end gap-4">
			<label htmlFor="ballots" className="grid gap-1 font-semibold">
				{t("simulate.ballots")}
				<select id="ballots" name="ballots" defaultValue={asked.ballots} className="control">
					{SIZES.map((size) => (
						<option key={size} value={size}>
							{size}
						</option>
					))}
				</select>
			</label>
			<label htmlFor="seed" className="grid gap-1 font-semibold">
				{t("simulate.seed")}
				<input
					id="seed"
					name="seed"
					type="number"
					min={1}
					max={9999}
					defaultValue={asked.seed}
					className="control w-28"
				/>
			</label>
			{votes.length > 0 ? (
				<label htmlFor="past" className="grid min-w-0 gap-1 font-semibold">
					{t("simulate.past")}
					<select id="past" name="past" defaultValue={asked.past} className="control">
						<option value="">{t("simulate.noPast")}</option>
						{votes.map(({ id, title }) => (
							<option key={id} value={id}>
								{title}
							</option>
						))}
					</select>
				</label>
			) : null}
			<Button tone="secondary">{t("budget.simulate")}</Button>
		</Form>
	);
};

/** What the rules would do on random ballots, or on those of an earlier vote: nothing here is a result. */
export default function Simulate() {
	const { phase, rules, options, outcome, refused } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const titles = new Map(options.map(({ id, title }) => [id, title]));
	const { consultation } = phase;
	return (
		<Page>
			<PageHeader
				title={t("budget.simulate")}
				eyebrow={consultation.title}
				lead={t("simulate.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: `/admin/phases/${phase.id}/vote`, label: t("desk.title") },
					{ label: t("budget.simulate") },
				]}
			/>
			<Choices />
			<Alert tone="warning">{refused ? t("simulate.replayed", refused) : t("simulate.notAResult")}</Alert>
			{outcome.envelopes ? (
				outcome.envelopes.map((envelope) => (
					<EnvelopeResult
						key={envelope.id}
						outcome={envelope}
						titles={titles}
						several={(outcome.envelopes?.length ?? 0) > 1}
					/>
				))
			) : (
				<PlainResult rules={rules} outcome={outcome} titles={titles} />
			)}
		</Page>
	);
}
