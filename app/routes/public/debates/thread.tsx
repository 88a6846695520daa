import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findThread } from "~/domain/debates/queries/thread.server";
import { subjectText } from "~/domain/debates/schema";
import { CommentView } from "~/domain/debates/ui/CommentView";
import { Speakers } from "~/domain/debates/ui/Speakers";
import { findDiscussed } from "~/domain/proposals/discussed.server";
import { findPublicAnswer } from "~/domain/results/assessment-queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Pager } from "~/ui/Pager";

const open = [null, "sign-in-needed", "confirmation-needed"];

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { commentId: id } = args.params;
	const after = new URL(args.request.url).searchParams.get("after") ?? undefined;
	const thread = orNotFound(isId(id) ? await findThread(context, { id, after }) : null);
	const { asked: _asked, ...comment } = thread.comment;
	const discussed = orNotFound(await findDiscussed(context, comment.subject));
	const { type, id: subjectId } = comment.subject;
	const answer = type === "proposal" ? await findPublicAnswer(context, subjectId) : null;
	return {
		...thread,
		isCited: answer?.published?.cited.some((cited) => cited.id === comment.id) ?? false,
		comment,
		discussed,
		on: subjectText(comment.subject),
		isOpen: open.includes(discussed.refusal),
		isFirstPage: !after,
		now: context.now,
		title: t("debates:thread.title", { number: comment.number }),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.title} – ${data.discussed.title}`, data?.comment.body?.slice(0, 160));

/** Answers stand under what they answer, at most three steps to the right; deeper ones say their number. */
const steps = ["", "ms-3 sm:ms-6", "ms-6 sm:ms-12"];

const Answers = () => {
	const { comment, ancestors, answers, on, isOpen, now } = useLoaderData<typeof loader>();
	const numbers = new Map([...ancestors, comment, ...answers].map(({ id, number }) => [id, number]));
	return (
		<ul className="grid gap-5">
			{answers.map((answer) => {
				const level = answer.depth - comment.depth - 1;
				return (
					<li key={answer.id} className={`border-s-2 border-line ps-3 sm:ps-4 ${steps[Math.min(level, 2)]}`}>
						<CommentView
							comment={answer}
							{...{ on, isOpen, now }}
							answerTo={level > 0 ? numbers.get(answer.parentId ?? "") : undefined}
						/>
					</li>
				);
			})}
		</ul>
	);
};

export default function ThreadPage() {
	const { comment, ancestors, answerCount, next, discussed, title, isFirstPage, on, isOpen, now, isCited } =
		useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const to = `/comments/${comment.id}`;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/consultations/${discussed.consultation.slug}`, label: discussed.consultation.title },
					{ to: discussed.to, label: discussed.title },
					{ label: title },
				]}
				eyebrow={discussed.title}
				title={title}
				actions={
					<LinkButton tone="secondary" to={`${discussed.to}#debate`}>
						{t("thread.see")}
					</LinkButton>
				}
			/>
			{ancestors.length > 0 ? (
				<Section title={t("thread.before")}>
					<ul className="grid gap-4 border-s-2 border-line ps-4">
						{ancestors.map((one) => (
							<li key={one.id}>
								<CommentView comment={one} {...{ on, isOpen, now }} />
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<div className="rounded-card border-2 border-brand-line bg-surface p-4 sm:p-6">
				<CommentView comment={comment} {...{ on, isOpen, now }} />
			</div>
			{isCited ? (
				<p className="font-semibold">
					<Link className="inline-flex min-h-11 items-center" to={`${discussed.to}#answer`}>
						{t("thread.cited")}
					</Link>
				</p>
			) : null}
			<Speakers />
			<Section title={t("thread.below", { count: answerCount })}>
				{answerCount === 0 ? <p className="text-soft">{t("thread.none")}</p> : <Answers />}
				<Pager
					order="any"
					newerTo={isFirstPage ? null : to}
					olderTo={next ? `${to}?after=${encodeURIComponent(next)}` : null}
				/>
			</Section>
		</Page>
	);
}
