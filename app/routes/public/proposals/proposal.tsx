import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listTerms } from "~/domain/consultations/condition-terms.server";
import { PhaseTerms } from "~/domain/consultations/ui/PhaseTerms";
import { readDebate } from "~/domain/debates/queries/page.server";
import { Debate } from "~/domain/debates/ui/Debate";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { findDiscussed } from "~/domain/proposals/discussed.server";
import { readBeside } from "~/domain/proposals/page.server";
import { findClock } from "~/domain/proposals/petition-queries.server";
import { collectingTerms, petitionTerms } from "~/domain/proposals/phase";
import { supportRefusal, withdrawalRefusal } from "~/domain/proposals/policy";
import { countSupports, findProposal, listSupportedAmong } from "~/domain/proposals/queries.server";
import { LineageNotice } from "~/domain/proposals/ui/LineageNotice";
import { PetitionClock } from "~/domain/proposals/ui/PetitionClock";
import { ProposalFacts } from "~/domain/proposals/ui/ProposalFacts";
import { ProposalFiles } from "~/domain/proposals/ui/ProposalFiles";
import { Replies } from "~/domain/proposals/ui/Replies";
import { SupportAgain } from "~/domain/proposals/ui/SupportAgain";
import { SupportButton } from "~/domain/proposals/ui/SupportButton";
import { WithdrawnNotice } from "~/domain/proposals/ui/WithdrawnNotice";
import { findDecision } from "~/domain/results/answer-queries.server";
import { findPublicAnswer } from "~/domain/results/assessment-queries.server";
import { listCommitmentsFor } from "~/domain/results/commitment-queries.server";
import { ProposalAnswer } from "~/domain/results/ui/ProposalAnswer";
import { PublicAnswerView } from "~/domain/results/ui/PublicAnswerView";
import { projectReportsFor } from "~/domain/works/queries/projects.server";
import { ProjectReports } from "~/domain/works/ui/ProjectReports";
import type { Context } from "~/server/context.server";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Tag } from "~/ui/Tag";

const open = [null, "sign-in-needed", "confirmation-needed"];

const debateOf = async (context: Context, id: string, request: Request) => {
	const subject = { type: "proposal" as const, id };
	const [debate, discussed] = await Promise.all([
		readDebate(context, subject, request),
		findDiscussed(context, subject),
	]);
	return { ...debate, isOpen: open.includes(discussed?.refusal ?? null) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { proposalId: id } = args.params;
	const found = orNotFound(await findProposal(context, id));
	const { phase, authorId, coAuthorIds, ...proposal } = found;
	const { countsShown } = collectingTerms(phase);
	const point = proposal.lat !== null && proposal.lng !== null ? { lat: proposal.lat, lng: proposal.lng } : null;
	const terms = petitionTerms(phase);
	const [counts, supported, beside, map, decision, commitments, clock, debate, project, answer] = await Promise.all([
		countsShown ? countSupports(context, [proposal.id]) : null,
		listSupportedAmong(context, [proposal.id]),
		readBeside(context, found),
		point || proposal.areaId ? cityMap(context) : null,
		findDecision(context, proposal),
		listCommitmentsFor(context, [proposal.id]),
		terms && findClock(context, proposal.id),
		debateOf(context, proposal.id, args.request),
		projectReportsFor(context, proposal.id),
		findPublicAnswer(context, proposal.id),
	]);
	const asked = { ...proposal, authorId, coAuthorIds };
	const { actor, now } = context;
	return {
		proposal: {
			...proposal,
			supports: counts && (counts.get(proposal.id) ?? 0),
			isSupported: supported.has(proposal.id),
		},
		...{
			point,
			map,
			beside,
			consultation: phase.consultation,
			decision,
			commitments,
			petition: terms && { ...terms, clock },
		},
		debate,
		answer,
		project: { ...project, answerTo: decision && decision.kind !== "not-taken-up" && point ? project.answerTo : null },
		conditions: await listTerms(context, phase, `/proposals/${proposal.id}`),
		maySupport: open.includes(supportRefusal(actor, asked, phase, now)),
		mayWithdraw: withdrawalRefusal(actor, asked, phase, now) === null,
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.proposal.title, data?.proposal.body.slice(0, 160));

const AuthorActions = () => {
	const { proposal, beside, mayWithdraw } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	return (
		<>
			{beside.mayChange ? (
				<>
					<LinkButton tone="secondary" to={`/proposals/${proposal.id}/edit`}>
						{t("show.change")}
					</LinkButton>
					<LinkButton tone="secondary" to={`/proposals/${proposal.id}/files`}>
						{t("files.edit")}
					</LinkButton>
				</>
			) : null}
			{beside.maySign ? (
				<LinkButton tone="secondary" to={`/proposals/${proposal.id}/co-authors`}>
					{t("coAuthors.title")}
				</LinkButton>
			) : null}
			{mayWithdraw ? (
				<LinkButton tone="danger" to={`/proposals/${proposal.id}/withdraw`}>
					{t("show.withdraw")}
				</LinkButton>
			) : null}
		</>
	);
};

const Place = () => {
	const { proposal, point, map, beside } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	if (!map) return null;
	const { areaName, district } = beside;
	return (
		<div className="grid gap-3">
			<h2 className="text-subheading">{t("show.place")}</h2>
			{proposal.address ? <p>{proposal.address}</p> : null}
			{district && areaName ? <p>{t("show.wholeArea", { name: areaName })}</p> : null}
			<CityMap
				{...map}
				label={t("show.map", { title: proposal.title })}
				center={point ?? district?.middle ?? map.center}
				zoom={point ? Math.max(map.zoom, 15) : map.zoom}
				points={point ? [{ id: proposal.id, label: proposal.title, ...point }] : []}
				{...(district ? { areas: district.shapes } : {})}
				height="20rem"
			/>
		</div>
	);
};

const AmendmentLink = () => {
	const { proposal, beside } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const { all, waiting } = beside.amendments;
	if (all === 0 && !beside.mayAmend) return null;
	return (
		<p className="flex flex-wrap items-center gap-x-4 gap-y-2">
			<Link to={`/proposals/${proposal.id}/${all > 0 ? "amendments" : "amend"}`}>
				{all > 0 ? t("amendments.count", { count: all }) : t("amendments.offer")}
			</Link>
			{beside.maySign && waiting > 0 ? <Tag tone="info">{t("amendments.toDecide", { count: waiting })}</Tag> : null}
		</p>
	);
};

export default function ProposalPage() {
	const {
		proposal,
		consultation,
		beside,
		maySupport,
		decision,
		commitments,
		petition,
		debate,
		project,
		answer,
		conditions,
	} = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "consultations", "moderation"]);
	const base = `/consultations/${consultation.slug}`;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/consultations", label: t("consultations:list.title") },
					{ to: base, label: consultation.title },
					{ to: `${base}/proposals`, label: t("list.title") },
					{ label: t("number", { number: proposal.number }) },
				]}
				eyebrow={t("number", { number: proposal.number })}
				title={proposal.title}
				actions={<AuthorActions />}
			/>
			{proposal.hiddenAt ? <Alert tone="warning">{t("show.hidden")}</Alert> : null}
			<LineageNotice lineage={beside.lineage} state={proposal.state} isAsked={beside.isAskedMove} />
			<WithdrawnNotice state={proposal.state} reason={proposal.withdrawnReason} />
			<div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
				<div className="grid content-start gap-8">
					<Prose text={proposal.body} className="break-words" />
					<AmendmentLink />
					<ProposalFiles proposalId={proposal.id} files={beside.files} />
					<Replies replies={beside.replies} />
					<PublicAnswerView answer={answer} />
					<ProposalAnswer decision={decision} commitments={commitments} slug={consultation.slug} />
					<ProjectReports {...project} />
					<Place />
				</div>
				<aside className="grid content-start gap-6">
					<PhaseTerms groups={conditions} />
					<SupportAgain
						proposal={proposal}
						isAsked={beside.isAskedAgain}
						unconfirmed={proposal.supports === null ? null : beside.unconfirmed}
						isOpen={maySupport}
					/>
					<SupportButton proposal={proposal} to={`/proposals/${proposal.id}`} isOpen={maySupport} />
					{proposal.supports !== null && beside.kept > 0 ? (
						<p className="text-soft">{t("moves.kept", { count: beside.kept })}</p>
					) : null}
					{petition ? <PetitionClock {...petition} supports={proposal.supports} /> : null}
					<ProposalFacts proposal={proposal} areaName={beside.areaName} coAuthors={proposal.coAuthorNames} />
					<p>
						<Link
							to={`/flag/proposal/${proposal.id}`}
							aria-label={t("moderation:flag.linkOf", { what: proposal.title })}
						>
							{t("moderation:flag.link")}
						</Link>
					</p>
				</aside>
			</div>
			<Debate {...debate} to={`/proposals/${proposal.id}`} />
		</Page>
	);
}
