import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findAnswer } from "~/domain/matters/queries/answers.server";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	return { answer: orNotFound(await findAnswer(context, args.params.slug ?? "")) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.answer.question, data?.answer.short);

export default function Answer() {
	const { answer } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	const language = useLanguage();
	return (
		<Page width="text">
			<PageHeader
				title={answer.question}
				breadcrumbs={[{ to: "/answers", label: t("faq.title") }, { label: answer.question }]}
			/>
			<div lang="fr">
				<Prose text={answer.body} under={0} />
			</div>
			{answer.procedureSlug ? (
				<p>
					<Link to={`/directory/${answer.procedureSlug}`}>{t("faq.procedure")}</Link>
				</p>
			) : null}
			<p className="text-[0.9375rem] text-soft">{t("faq.updated", { date: formatDate(language, answer.at, "day") })}</p>
			<div className="flex flex-wrap items-center gap-4">
				<p>{t("faq.notFound")}</p>
				<LinkButton to={`/contact?topic=${answer.topic}`} tone="secondary">
					{t("faq.write")}
				</LinkButton>
			</div>
		</Page>
	);
}
