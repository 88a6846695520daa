import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listQuestions } from "~/domain/directory/queries/guide.server";
import { listPeople } from "~/domain/directory/queries/people.server";
import { listProcedures, listUnits } from "~/domain/directory/queries/procedures.server";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "directory.manage");
	const t = await translatorFor(args.request);
	const [questions, people, procedures, units] = await Promise.all([
		listQuestions(context),
		listPeople(context),
		listProcedures(context),
		listUnits(context),
	]);
	return { questions, people, procedures, units, title: t("directory:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Rows = ({ rows }: { rows: { to: string; name: string; text: string }[] }) => (
	<ul className="divide-y divide-line border-y border-line">
		{rows.map(({ to, name, text }) => (
			<li key={to} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
				<Link to={to} className="basis-80 font-semibold">
					{name}
				</Link>
				<span className="flex-1 basis-72 text-soft">{text}</span>
			</li>
		))}
	</ul>
);

export default function ManageDirectory() {
	const { questions, people, procedures, units, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const base = "/admin/directory";
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("admin.lead")}
				breadcrumbs={[{ to: "/admin", label: t("admin.desk") }, { label: title }]}
			/>
			<Section
				title={t("admin.questions")}
				actions={<LinkButton to={`${base}/questions/new`}>{t("admin.newQuestion")}</LinkButton>}
			>
				<p className="max-w-3xl text-soft">{t("admin.questionsLead")}</p>
				{questions.length === 0 ? <EmptyState title={t("admin.noQuestion")} /> : null}
				<Rows
					rows={questions.map(({ id, text, answers }) => ({
						to: `${base}/questions/${id}`,
						name: text,
						text: answers.map(({ label }) => label).join(" · "),
					}))}
				/>
			</Section>
			<Section
				title={t("people.title")}
				actions={<LinkButton to={`${base}/people/new`}>{t("admin.newPerson")}</LinkButton>}
			>
				{people.length === 0 ? <EmptyState title={t("admin.nobody")} /> : null}
				<Rows rows={people.map(({ id, name, title }) => ({ to: `${base}/people/${id}`, name, text: title }))} />
			</Section>
			<Section title={t("admin.procedures")}>
				<Rows
					rows={procedures.map(({ slug, title, unit }) => ({
						to: `${base}/procedures/${slug}`,
						name: title,
						text: unit.name,
					}))}
				/>
			</Section>
			<Section title={t("units")}>
				<Rows rows={units.map(({ code, name, mission }) => ({ to: `${base}/units/${code}`, name, text: mission }))} />
			</Section>
		</Page>
	);
}
