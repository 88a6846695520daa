import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { findPhase } from "~/domain/consultations/queries.server";
import { findDraft, listDrafts } from "~/domain/proposals/drafts.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import type { Context } from "~/server/context.server";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

const withPhase = async (context: Context, draft: Awaited<ReturnType<typeof listDrafts>>[number]) => {
	const [phase, whole] = await Promise.all([findPhase(context, draft.phaseId), findDraft(context, draft.id)]);
	const refusal = phase ? participationRefusal(context.actor, phase, "submit", context.now) : "phase-closed";
	const isOver = refusal === "phase-closed" || refusal === "phase-annulled" || refusal === "consultation-annulled";
	return {
		...draft,
		body: String(whole?.form.body ?? ""),
		consultation: phase?.consultation ?? null,
		endsAt: phase?.endsAt ?? null,
		state: refusal === null ? ("open" as const) : isOver ? ("closed" as const) : ("notOpen" as const),
	};
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const drafts = await Promise.all((await listDrafts(context)).map((draft) => withPhase(context, draft)));
	return { drafts, title: t("proposals:drafts.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Draft = Awaited<ReturnType<typeof loader>>["drafts"][number];

const DraftCard = ({
	draft,
}: {
	draft: Omit<Draft, "savedAt" | "endsAt"> & { savedAt: Date; endsAt: Date | null };
}) => {
	const { t } = useTranslation("proposals");
	const language = useLanguage();
	const { id, consultation, state, body, endsAt } = draft;
	const title = draft.title || t("drafts.untitled");
	return (
		<Card
			as="h2"
			title={title}
			eyebrow={consultation?.title}
			actions={
				<>
					{state === "open" && consultation ? (
						<LinkButton
							size="small"
							to={`/consultations/${consultation.slug}/proposals/new?draft=${id}`}
							aria-label={t("drafts.resumeOf", { title })}
						>
							{t("drafts.resume")}
						</LinkButton>
					) : null}
					<ButtonForm
						size="small"
						tone="danger"
						action={`/me/drafts/${id}/drop`}
						aria-label={t("drafts.dropOf", { title })}
					>
						{t("drafts.drop")}
					</ButtonForm>
				</>
			}
		>
			<p>
				{t("drafts.saved", { date: formatDate(language, draft.savedAt, "moment") })}
				{state === "open" && endsAt ? ` – ${t("drafts.openPhase", { date: formatDate(language, endsAt) })}` : ""}
			</p>
			{state === "open" ? null : <p className="font-semibold">{t(`drafts.${state}`)}</p>}
			{state !== "open" && body ? (
				<Disclosure summary={t("drafts.read")}>
					<Prose text={body} under={2} />
				</Disclosure>
			) : null}
		</Card>
	);
};

export default function Drafts() {
	const { drafts, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "crm"]);
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/me", label: t("crm:me.title") }, { label: title }]}
				title={title}
				lead={t("drafts.lead")}
			/>
			{drafts.length === 0 ? (
				<EmptyState title={t("drafts.none")}>{t("drafts.noneText")}</EmptyState>
			) : (
				<ul className="grid gap-4">
					{drafts.map((draft) => (
						<li key={draft.id}>
							<DraftCard draft={draft} />
						</li>
					))}
				</ul>
			)}
		</Page>
	);
}
