import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeProcedure } from "~/domain/directory/commands/change-procedure.server";
import { listFits, listQuestions } from "~/domain/directory/queries/guide.server";
import { findProcedure, findSynonyms, listUnits } from "~/domain/directory/queries/procedures.server";
import { procedureFormSchema } from "~/domain/directory/schema";
import { ProcedureFields } from "~/domain/directory/ui/ProcedureFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const procedureOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "directory.manage");
	return { context, procedure: orNotFound(await findProcedure(context, args.params.slug ?? "")) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { context, procedure } = await procedureOf(args);
	const { slug } = procedure;
	const [t, units, questions, fits, synonyms] = await Promise.all([
		translatorFor(args.request),
		listUnits(context),
		listQuestions(context),
		listFits(context, slug),
		findSynonyms(context, slug),
	]);
	return { procedure, units, questions, fits, synonyms, title: procedure.title, above: t("directory:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { context, procedure } = await procedureOf(args);
	const read = await readForm(args, procedureFormSchema);
	if (!read.ok) return read.shownAgain;
	const changed = await changeProcedure(context, { slug: procedure.slug, ...read.value });
	if (!changed.ok) return formRefused(read, read.t(`directory:admin.refusals.${changed.reason}`));
	return withFlash("/admin/directory", { tone: "success", text: read.t("directory:admin.saved") });
}

export default function ManageProcedure() {
	const { title, above, ...given } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[{ to: "/admin/directory", label: above }, { label: title }]}
				actions={
					<>
						<LinkButton to={`/directory/${given.procedure.slug}`} tone="secondary">
							{t("admin.seen")}
						</LinkButton>
						<LinkButton to={`/admin/directory/procedures/${given.procedure.slug}/prefill`} tone="secondary">
							{t("admin.prefill")}
						</LinkButton>
					</>
				}
			/>
			<ProcedureFields lastResult={useActionData<typeof action>()} {...given} />
		</Page>
	);
}
