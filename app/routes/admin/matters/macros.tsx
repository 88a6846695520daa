import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { macroFormSchema } from "~/domain/matters/answers-schema";
import { saveMacro } from "~/domain/matters/commands/save-macro.server";
import { listAnswersToEdit } from "~/domain/matters/queries/answers.server";
import { listMacros } from "~/domain/matters/queries/macros.server";
import { MacroFields, MacroList } from "~/domain/matters/ui/Macros";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:macros.title");
	const context = await contextFor(args, "answers.write");
	const [macros, answers] = await Promise.all([listMacros(context), listAnswersToEdit(context)]);
	const edited = macros.find(({ id }) => id === new URL(args.request.url).searchParams.get("edit")) ?? null;
	return { title, macros, edited, answers: answers.map(({ slug, question }) => ({ slug, question })) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "answers.write");
	const read = await readForm(args, macroFormSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveMacro(context, read.value);
	if (!result.ok && result.reason === "does-nothing") return formRefused(read, read.t("matters:macros.doesNothing"));
	if (!result.ok) return formRefused(read, read.t("matters:refusals.not-allowed"));
	return withFlash("/admin/macros", { tone: "success", text: read.t("matters:macros.saved") });
}

export default function Macros() {
	const { title, macros, edited, answers } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("macros.lead")}
				breadcrumbs={[{ to: "/admin/answers", label: t("answers.title") }, { label: title }]}
			/>
			{macros.length === 0 ? <EmptyState title={t("macros.empty")} /> : <MacroList macros={macros} />}
			<Section title={edited ? t("macros.edit") : t("macros.new")} id="edit">
				<MacroFields
					key={edited?.id ?? `new-${macros.length}`}
					lastResult={useActionData<typeof action>()}
					edited={edited}
					answers={answers}
				/>
			</Section>
		</Page>
	);
}
