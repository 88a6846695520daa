import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listProcedures } from "~/domain/directory/queries/procedures.server";
import { answerTextSchema } from "~/domain/matters/answers-schema";
import { saveAnswer } from "~/domain/matters/commands/save-answer.server";
import { findAnswerToEdit, listToldOld } from "~/domain/matters/queries/answers.server";
import { AnswerFields } from "~/domain/matters/ui/AnswerFields";
import { AnswerHistory, ToldOld } from "~/domain/matters/ui/AnswerHistory";
import { cityDay } from "~/lib/city-day";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.answer.question);

/** The day written in the form: the answer is valid until its end. */
const lastDay = (end: Date | null) => (end ? cityDay(new Date(end.getTime() - 1)) : "");

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "answers.write");
	const found = orNotFound(await findAnswerToEdit(context, args.params.slug ?? ""));
	const [told, procedures] = await Promise.all([listToldOld(context, found), listProcedures(context)]);
	const { question, body, short, sms, post, sources } = found.current;
	return {
		answer: {
			...{ question, body, short, sms, post, sources, topic: found.topic, slug: found.slug },
			...{ procedureSlug: found.procedureSlug ?? "", keyword: found.keyword ?? "", version: String(found.version) },
			validUntil: lastDay(found.validUntil),
		},
		versions: found.versions.map(({ version, authorName, at, body }) => ({ version, authorName, at, body })),
		told,
		procedures: procedures.map(({ slug, title }) => ({ slug, title })),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "answers.write");
	const read = await readForm(args, answerTextSchema);
	if (!read.ok) return read.shownAgain;
	const slug = args.params.slug ?? "";
	const result = await saveAnswer(context, { ...read.value, slug });
	if (!result.ok && result.reason === "changed-meanwhile") return formRefused(read, read.t("matters:answers.changed"));
	if (!result.ok) return formRefused(read, read.t(`matters:refusals.${result.reason}`));
	const text = read.t("matters:answers.saved", { version: result.value.version });
	return withFlash(`/admin/answers/${slug}`, { tone: "success", text });
}

export default function EditAnswer() {
	const { answer, versions, told, procedures } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader
				title={answer.question}
				breadcrumbs={[{ to: "/admin/answers", label: t("answers.title") }, { label: answer.question }]}
				actions={
					<LinkButton to={`/answers/${answer.slug}`} tone="secondary">
						{t("answers.seePublic")}
					</LinkButton>
				}
			/>
			<Section title={t("answers.told")}>
				<ToldOld slug={answer.slug} version={answer.version} told={told} />
			</Section>
			<Section title={t("answers.saveNext")}>
				<AnswerFields
					key={answer.version}
					lastResult={useActionData<typeof action>()}
					initial={answer}
					procedures={procedures}
					isNew={false}
				/>
			</Section>
			<Section title={t("answers.versions")}>
				<AnswerHistory versions={versions} />
			</Section>
		</Page>
	);
}
