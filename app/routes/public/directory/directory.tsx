import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listGuided, listQuestions } from "~/domain/directory/queries/guide.server";
import { listPeople } from "~/domain/directory/queries/people.server";
import { listProcedures, listUnits } from "~/domain/directory/queries/procedures.server";
import { searchContacts, searchProcedures } from "~/domain/directory/queries/search.server";
import { rightProcedure } from "~/domain/directory/right-procedure.server";
import { likelyOnes, nextQuestion, remainingAfter } from "~/domain/directory/rules/guide";
import { readSaid, searchSchema } from "~/domain/directory/schema";
import { ContactCards } from "~/domain/directory/ui/ContactCards";
import { Everything } from "~/domain/directory/ui/Everything";
import { FoundList } from "~/domain/directory/ui/FoundList";
import { GuideAnswers, GuideStep } from "~/domain/directory/ui/GuideStep";
import { ProcedureSearch } from "~/domain/directory/ui/ProcedureSearch";
import { RightProcedure } from "~/domain/directory/ui/RightProcedure";
import { formCode } from "~/domain/matters/procedure-request";
import { usualDelay } from "~/domain/matters/queries/usual-delay.server";
import { hasForm } from "~/domain/residents/ledger/form-facts.server";
import { listSites } from "~/domain/residents/provider/services.server";
import { translatorFor } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** Results shown at most beside the one named. */
const SHOWN = 8;

const wholeDirectory = async (context: Context) => {
	const [procedures, units, people, sites] = await Promise.all([
		listProcedures(context),
		listUnits(context),
		listPeople(context),
		listSites(context),
	]);
	return { procedures, units, people, sites };
};

const nameOf = async (context: Context, slug: string, sure: boolean) => {
	const [right, isForm, usual] = await Promise.all([
		rightProcedure(context, slug),
		hasForm(context, formCode(slug)),
		usualDelay(context, slug),
	]);
	if (!right) return null;
	const way = isForm ? ("form" as const) : right.onlineUrl ? ("site" as const) : null;
	return { ...right, usual, way, sure };
};

const guidance = async (context: Context, q: string, params: URLSearchParams) => {
	const [questions, found, contacts] = await Promise.all([
		listQuestions(context),
		q ? searchProcedures(context, q) : listGuided(context),
		searchContacts(context, q),
	]);
	const said = readSaid(params.getAll("a"), questions);
	const likely = q ? likelyOnes(found) : found;
	const remaining = remainingAfter(questions, said.length > 0 ? found : likely, said);
	const asked = nextQuestion(questions, said.length > 0 ? likely : remaining, said);
	const first = remaining[0];
	const right = first && !asked ? await nameOf(context, first.slug, remaining.length === 1 || said.length > 0) : null;
	const others = (said.length > 0 ? remaining : found).filter(({ slug }) => slug !== right?.slug);
	// Someone who typed nothing sees a list only once it is short: the question is what helps.
	if (asked && others.length > SHOWN) return { asked, said, contacts, right, others: [] };
	return { asked, said, contacts, right, others: others.slice(0, SHOWN) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const params = new URL(args.request.url).searchParams;
	const { q } = searchSchema.parse(Object.fromEntries(params));
	const guided = !q && params.has("guide");
	const guide = q || guided ? await guidance(context, q, params) : null;
	const everything = guide ? null : await wholeDirectory(context);
	return { q, guided, guide, everything, title: t("directory:title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Directory() {
	const { q, everything, guide } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	return (
		<Page>
			<PageHeader title={t("title")} lead={t("lead")} />
			<ProcedureSearch q={q} />
			{guide ? <Guided guide={guide} /> : null}
			{everything ? <Everything {...everything} /> : null}
		</Page>
	);
}

type Guide = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["guide"]>;

const Guided = ({ guide: { asked, said, right, others, contacts } }: { guide: Guide }) => {
	const { q, guided } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const nothing = !right && others.length === 0;
	return (
		<>
			<GuideAnswers said={said} q={q} guided={guided} />
			<GuideStep asked={asked} said={said} q={q} guided={guided} />
			{right ? <RightProcedure procedure={right} /> : null}
			{nothing && contacts.length === 0 ? (
				<EmptyState title={q ? t("search.none", { q }) : t("guide.none")}>{t("search.noneHelp")}</EmptyState>
			) : null}
			<ContactCards contacts={contacts} />
			<FoundList found={others} title={right ? t("guide.others") : t("guide.possible", { count: others.length })} />
		</>
	);
};
