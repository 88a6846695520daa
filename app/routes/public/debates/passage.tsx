import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { readDebate } from "~/domain/debates/queries/page.server";
import { findPassage, findPassagePlace } from "~/domain/debates/queries/passages.server";
import { Debate } from "~/domain/debates/ui/Debate";
import { findDiscussed } from "~/domain/proposals/discussed.server";
import { compareTexts } from "~/lib/diff";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { Difference } from "~/ui/Difference";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

const open = [null, "sign-in-needed", "confirmation-needed"];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { passageId } = args.params;
	const passage = orNotFound(isId(passageId) ? await findPassage(context, passageId) : null);
	const subject = { type: "passage" as const, id: passage.id };
	const discussed = orNotFound(await findDiscussed(context, subject));
	const [place, debate] = await Promise.all([
		findPassagePlace(context, passage),
		readDebate(context, subject, args.request),
	]);
	const { before, ...rest } = place;
	return {
		passage,
		...rest,
		before: before && { id: before.id, pieces: compareTexts(before.body, passage.body) },
		debate,
		consultation: discussed.consultation,
		isOpen: open.includes(discussed.refusal),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(
		matches,
		data && `§ ${data.passage.position} – ${data.consultation.title}`,
		data?.passage.body.slice(0, 160),
	);

const Before = () => {
	const { before } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	if (!before) return null;
	return (
		<Section title={t("text.before")} id="before">
			<Difference pieces={before.pieces} />
			<p>
				<Link to={`/passages/${before.id}`}>{t("text.beforeDebate")}</Link>
			</p>
		</Section>
	);
};

const Around = () => {
	const { previous, next, consultation, passage } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const text = `/consultations/${consultation.slug}/text`;
	return (
		<nav aria-label={t("text.around")} className="no-print flex flex-wrap gap-3">
			{previous ? (
				<LinkButton tone="secondary" size="small" to={`/passages/${previous.id}`}>
					{t("text.previous", { position: previous.position })}
				</LinkButton>
			) : null}
			{next ? (
				<LinkButton tone="secondary" size="small" to={`/passages/${next.id}`}>
					{t("text.next", { position: next.position })}
				</LinkButton>
			) : null}
			<LinkButton tone="quiet" size="small" to={`${text}#p-${passage.position}`}>
				{t("text.inText")}
			</LinkButton>
		</nav>
	);
};

export default function PassagePage() {
	const { passage, heading, after, isCurrent, debate, isOpen, consultation } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const { id, position, body } = passage;
	const title = t("text.passage", { position });
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: `/consultations/${consultation.slug}/text`, label: t("text.title") },
					{ label: title },
				]}
				eyebrow={heading && heading !== body ? heading : null}
				title={title}
			/>
			{isCurrent ? null : (
				<Alert tone="warning">
					<p>
						{t(after ? "text.replaced" : "text.gone")}{" "}
						{after ? <Link to={`/passages/${after.id}`}>{t("text.replacedBy")}</Link> : null}
					</p>
				</Alert>
			)}
			<blockquote className="rounded-card border border-brand-line bg-surface p-5 sm:p-6">
				<Prose text={body} under={1} className="break-words text-[1.1875rem]" />
			</blockquote>
			{isOpen ? (
				<div className="no-print flex flex-wrap gap-3">
					<LinkButton to={`/comments/new?on=passage:${id}`}>{t("text.comment")}</LinkButton>
					<LinkButton tone="secondary" to={`/comments/new?on=passage:${id}&quote=1`}>
						{t("text.quote")}
					</LinkButton>
				</div>
			) : null}
			<Around />
			<Before />
			<Debate {...debate} to={`/passages/${id}`} isOpen={isOpen} />
		</Page>
	);
}
