import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { findContractorOfLink, listContractorTasks } from "~/domain/works/queries/tasks.server";
import { isUnderWay } from "~/domain/works/rules/tasks";
import { ContractorTask } from "~/domain/works/ui/ContractorTask";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { orNotFound } from "~/server/http.server";
import { EmptyState } from "~/ui/EmptyState";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const secret = args.params.secret ?? "";
	const contractor = orNotFound(await findContractorOfLink(context, secret));
	const [tasks, map] = await Promise.all([listContractorTasks(context, contractor.id), cityMap(context)]);
	return { secret, contractor, tasks, map, title: t("works:contractor.title", { name: contractor.name }) };
}

/** The address is the key: it goes to nobody else. */
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
	...pageMeta(matches, data?.title),
	{ name: "referrer", content: "same-origin" },
	{ name: "robots", content: "noindex" },
];

export default function ContractorDesk() {
	const { secret, contractor, tasks, map, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	const under = tasks.filter(({ state }) => isUnderWay(state));
	const over = tasks.filter(({ state }) => !isUnderWay(state));
	const points = under.map(({ id, title, incident: { lat, lng, number } }) => ({
		...{ id, lat, lng, label: `${number} – ${title}`, href: `#task-${id}` },
	}));
	return (
		<Page>
			<PageHeader title={title} lead={t("contractor.lead", { date: formatDate(language, contractor.expiresAt) })} />
			{under.length === 0 ? (
				<EmptyState title={t("contractor.none")} />
			) : (
				<>
					<CityMap {...map} label={t("contractor.map")} points={points} height="16rem" />
					<ul className="grid gap-6">
						{under.map((task) => (
							<ContractorTask key={task.id} task={task} secret={secret} />
						))}
					</ul>
				</>
			)}
			{over.length > 0 ? (
				<Section title={t("contractor.over")}>
					<ul className="grid gap-2">
						{over.map(({ id, title, state, incident }) => (
							<li key={id}>
								{incident.number} – {incident.address} – {title} : {t(`tasks.states.${state}`)}
							</li>
						))}
					</ul>
				</Section>
			) : null}
		</Page>
	);
}
