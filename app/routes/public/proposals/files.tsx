import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { fileLimits, takeFiles } from "~/domain/proposals/file-form.server";
import { listFiles, type ShownFile } from "~/domain/proposals/files.server";
import { changeRefusal } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { FileFields } from "~/domain/proposals/ui/FileFields";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readUpload, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const proposal = orNotFound(await findProposal(context, args.params.proposalId));
	const { id, title } = proposal;
	const refusal = changeRefusal(context.actor, proposal, proposal.phase, context.now);
	if (refusal) return withFlash(`/proposals/${id}`, { tone: "error", text: refusalText(t, refusal) });
	return data({ id, name: title, files: await listFiles(context, id), title: t("proposals:files.editTitle") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { id } = orNotFound(await findProposal(context, args.params.proposalId));
	const form = await readUpload(args, z.object({}), fileLimits);
	const { files, fault } = await takeFiles(context, form, id);
	if (fault) return data({ ...form.submission.reply({ fieldErrors: { files: [fault] } }), files }, { status: 422 });
	if (!form.ok) return data({ ...form.shownAgain.data, files }, { status: 422 });
	return withFlash(`/proposals/${id}`, { tone: "success", text: form.t("proposals:files.saved") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ProposalFilesPage() {
	const { id, name, files, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const answer = useActionData<typeof action>();
	const [form, fields] = useTypedForm<{ files: string }>(answer);
	const shown = (answer as { files?: ShownFile[] } | undefined)?.files ?? files;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/proposals/${id}`, label: name }, { label: title }]}
				title={title}
				lead={t("files.editLead")}
			/>
			<TypedForm form={form} labels={{ files: t("files.add") }} encType="multipart/form-data">
				<FileFields field={fields.files} files={shown} formId={form.id} />
				<div className="flex flex-wrap gap-3">
					<Button>{t("files.save")}</Button>
					<LinkButton tone="quiet" to={`/proposals/${id}`}>
						{t("files.back")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
