import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { cityMap } from "~/domain/directory/queries/city-map.server";
import { listPeopleOf } from "~/domain/directory/queries/people.server";
import { findUnit } from "~/domain/directory/queries/procedures.server";
import { cityClock, openingAt } from "~/domain/directory/rules";
import { UnitContact } from "~/domain/directory/ui/UnitContact";
import { orNotFound } from "~/server/http.server";
import { CityMap } from "~/ui/map/CityMap";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const unit = orNotFound(await findUnit(context, args.params.code ?? ""));
	const point = unit.lat !== null && unit.lng !== null ? { lat: unit.lat, lng: unit.lng } : null;
	const [map, people] = await Promise.all([point && cityMap(context), listPeopleOf(context, unit.code)]);
	return { unit: { ...unit, opening: openingAt(unit.hours, cityClock(context.now)) }, point, map, people };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.unit.name);

export default function Unit() {
	const { unit, point, map, people } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	return (
		<Page width="text">
			<PageHeader title={unit.name} breadcrumbs={[{ to: "/directory", label: t("title") }, { label: unit.name }]} />
			<UnitContact unit={unit} linked={false} />
			{point && map ? (
				<CityMap
					{...map}
					label={t("unit.map", { name: unit.name })}
					center={point}
					zoom={16}
					points={[{ ...point, id: unit.code, label: [unit.name, unit.address].filter(Boolean).join(", ") }]}
					height="18rem"
				/>
			) : null}
			{people.length > 0 ? (
				<Section title={t("unit.people")}>
					<ul className="grid gap-4">
						{people.map(({ id, name, title }) => (
							<li key={id}>
								<Link to={`/directory/people/${id}`} className="font-semibold">
									{name}
								</Link>
								<p className="text-soft">{title}</p>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{unit.procedures.length > 0 ? (
				<Section title={t("unit.procedures")}>
					<ul className="grid gap-4">
						{unit.procedures.map(({ slug, title, summary }) => (
							<li key={slug}>
								<Link to={`/directory/${slug}`} className="font-semibold">
									{title}
								</Link>
								<p className="text-soft">{summary}</p>
							</li>
						))}
					</ul>
				</Section>
			) : null}
		</Page>
	);
}
