import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { listSigners } from "~/domain/proposals/co-authors.server";
import { inviteCoAuthor } from "~/domain/proposals/commands/invite-co-author.server";
import { isAuthor } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { TextField } from "~/ui/TextField";

const schema = z.object({ email: z.email().max(254) });

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const proposal = orNotFound(await findProposal(context, args.params.proposalId));
	const { id, title } = proposal;
	if (!isAuthor(context.actor, proposal))
		return withFlash(`/proposals/${id}`, { tone: "error", text: refusalText(t, "not-author") });
	return data({ id, name: title, signers: await listSigners(context, id), title: t("proposals:coAuthors.title") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { id } = orNotFound(await findProposal(context, args.params.proposalId));
	const form = await readForm(args, schema);
	if (!form.ok) return form.shownAgain;
	const result = await inviteCoAuthor(context, { proposalId: id, email: form.value.email });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	return withFlash(`/proposals/${id}/co-authors`, { tone: "success", text: form.t("proposals:coAuthors.invited") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Signers = () => {
	const { signers } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	if (signers.length === 0) return <p className="text-soft">{t("coAuthors.none")}</p>;
	return (
		<ul className="grid gap-3">
			{signers.map(({ id, name, email, state, isMine }) => (
				<li key={id} className="flex flex-wrap items-center gap-3 rounded-card border border-line p-4">
					<span className="min-w-0 flex-1 break-words font-semibold">{state === "invited" ? email : name}</span>
					<Tag tone={state === "invited" ? "info" : "success"}>
						{t(state === "invited" ? "coAuthors.waiting" : "coAuthors.accepted")}
					</Tag>
					{state === "invited" ? (
						<ButtonForm
							size="small"
							tone="secondary"
							action={`/co-authors/${id}/end`}
							aria-label={t("coAuthors.cancelOf", { email })}
						>
							{t("coAuthors.cancel")}
						</ButtonForm>
					) : null}
					{isMine ? (
						<ButtonForm size="small" tone="danger" action={`/co-authors/${id}/end`} label={t("coAuthors.leave")} />
					) : null}
				</li>
			))}
		</ul>
	);
};

export default function CoAuthors() {
	const { id, name, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<{ email: string }>(useActionData<typeof action>());
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/proposals/${id}`, label: name }, { label: title }]}
				title={title}
				lead={t("coAuthors.lead")}
			/>
			<Signers />
			<TypedForm form={form} labels={{ email: t("coAuthors.email") }}>
				<TextField
					field={fields.email}
					label={t("coAuthors.email")}
					hint={t("coAuthors.emailHint")}
					type="email"
					autoComplete="off"
				/>
				<div>
					<Button>{t("coAuthors.invite")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
