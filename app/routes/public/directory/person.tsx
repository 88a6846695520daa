import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findPerson } from "~/domain/directory/queries/people.server";
import { findUnit } from "~/domain/directory/queries/procedures.server";
import { cityClock, openingAt } from "~/domain/directory/rules";
import { UnitContact } from "~/domain/directory/ui/UnitContact";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { personId } = args.params;
	const person = orNotFound(isId(personId) ? await findPerson(context, personId) : null);
	const unit = person.unit ? await findUnit(context, person.unit.code) : null;
	return { person, unit: unit && { ...unit, opening: openingAt(unit.hours, cityClock(context.now)) } };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.person.name, data?.person.title);

export default function Person() {
	const { person, unit } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const { name, title, kind, subjects, phone, email } = person;
	const facts = [
		{ shown: subjects.length > 0, term: t("people.about"), description: subjects.join(", ") },
		{
			shown: phone !== "",
			term: t("unit.phone"),
			description: <a href={`tel:${phone.replace(/\s/g, "")}`}>{phone}</a>,
		},
		{ shown: email !== "", term: t("unit.email"), description: <a href={`mailto:${email}`}>{email}</a> },
	].filter(({ shown }) => shown);
	return (
		<Page width="text">
			<PageHeader
				title={name}
				lead={title}
				eyebrow={t(`people.kinds.${kind === "elected" ? "elected" : "agent"}`)}
				breadcrumbs={[{ to: "/directory", label: t("title") }, { label: name }]}
				actions={<LinkButton to="/contact">{t("people.write")}</LinkButton>}
			/>
			{facts.length > 0 ? <DefinitionList items={facts} /> : null}
			{unit ? (
				<Section title={t("people.unit")}>
					<UnitContact unit={unit} />
				</Section>
			) : null}
		</Page>
	);
}
