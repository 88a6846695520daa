import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { postComment } from "~/domain/debates/commands/post-comment.server";
import { isModeratedFirst } from "~/domain/debates/moderated-first";
import { findComment } from "~/domain/debates/queries/thread.server";
import { refusalText } from "~/domain/debates/refusals";
import { commentSchema, QUOTE_MOST, readSubject } from "~/domain/debates/schema";
import { CommentFields } from "~/domain/debates/ui/CommentFields";
import { findDiscussed } from "~/domain/proposals/discussed.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId, newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

const find = async (context: Context, request: Request) => {
	const { searchParams } = new URL(request.url);
	const subject = orNotFound(readSubject(searchParams.get("on")));
	const discussed = orNotFound(await findDiscussed(context, subject));
	const parentId = searchParams.get("parent") ?? undefined;
	return { discussed, parentId: isId(parentId) ? parentId : null, wantsQuote: searchParams.has("quote") };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "comments.post");
	const t = await translatorFor(args.request);
	const { discussed, parentId, wantsQuote } = await find(context, args.request);
	if (discussed.refusal) {
		const text = refusalText(t, discussed.refusal);
		return withFlash(`${discussed.to}#debate`, { tone: "error", text });
	}
	const parent = parentId ? orNotFound(await findComment(context, parentId)) : null;
	const phase = orNotFound(await findPhase(context, discussed.phaseId));
	const isResident = context.actor.kind === "resident";
	return data({
		discussed: { title: discussed.title, to: discussed.to, consultation: discussed.consultation },
		parent: parent && { id: parent.id, number: parent.number, name: parent.authorName ?? "", body: parent.body ?? "" },
		quote: wantsQuote ? (parent?.body ?? discussed.words).slice(0, QUOTE_MOST).trim() : "",
		commentId: newId(context.now),
		mayNameAssociation: isResident,
		isModeratedFirst: isResident && isModeratedFirst(phase),
		title: t(parent ? "debates:form.replyTitle" : "debates:form.title"),
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "comments.post");
	const { discussed, parentId } = await find(context, args.request);
	const form = await readForm(args, commentSchema);
	if (!form.ok) return form.shownAgain;
	const { subject, phaseId } = discussed;
	const refusal = discussed.refusal === "not-published" ? discussed.refusal : null;
	const result = refusal
		? ({ ok: false, reason: refusal } as const)
		: await postComment(context, { ...form.value, subject, phaseId, parentId });
	if (!result.ok) {
		const text = [refusalText(form.t, result.reason)];
		const answer = result.reason === "quote-not-found" ? { fieldErrors: { quote: text } } : { formErrors: text };
		return data(form.submission.reply(answer), { status: result.reason === "too-fast" ? 429 : 422 });
	}
	const text = form.t(result.value.isHeld ? "debates:done.held" : "debates:done.posted");
	return withFlash(`/comments/${result.value.commentId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function NewComment() {
	const { discussed, parent, title, ...fields } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/consultations/${discussed.consultation.slug}`, label: discussed.consultation.title },
					{ to: discussed.to, label: discussed.title },
					{ label: title },
				]}
				title={title}
				lead={t("form.about", { title: discussed.title })}
			/>
			{parent ? (
				<figure className="border-s-4 border-line ps-4">
					<figcaption className="font-semibold">
						{t("form.answering")} {parent.name}
					</figcaption>
					<Prose text={parent.body} className="break-words text-soft" />
				</figure>
			) : null}
			<CommentFields
				lastResult={useActionData<typeof action>()}
				{...fields}
				isAnswer={parent !== null}
				cancelTo={parent ? `/comments/${parent.id}` : `${discussed.to}#debate`}
			/>
		</Page>
	);
}
