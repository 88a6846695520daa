import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { countLines } from "~/domain/ballots/queries/desk.server";
import { listFingerprints } from "~/domain/ballots/queries/publication.server";
import { findSecretVote } from "~/domain/ballots/queries/secret-vote.server";
import { findCount, findVotePage } from "~/domain/ballots/queries/votes.server";
import type { Outcome } from "~/domain/ballots/rules";
import { BoxFingerprints } from "~/domain/ballots/ui/secret/BoxFingerprints";
import { OpenedBox } from "~/domain/ballots/ui/secret/OpenedBox";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { id, level, state, options } = orNotFound(vote);
	const secret = level === "secret" ? await findSecretVote(context, id) : null;
	const count = secret?.isOpened ? await findCount(context, id) : null;
	const outcome = count && (count.outcome as Outcome);
	return {
		consultation,
		state,
		trustees: orNotFound(secret).trustees,
		fingerprints: await listFingerprints(context, id),
		result: outcome && { lines: countLines(outcome, options), ballots: outcome.ballots, box: outcome.box ?? null },
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

/** The box seen from outside: sealed, with what anybody may keep of it; then opened, with all it takes to recount. */
export default function Box() {
	const { consultation, state, trustees, fingerprints, result } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const here = `/consultations/${consultation.slug}/vote`;
	return (
		<Page>
			<PageHeader
				title={t("secret.box.title")}
				lead={t(result ? "secret.box.leadOpened" : "secret.box.lead", { names: trustees.join(", ") })}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: here, label: t("page.title") },
					{ label: t("secret.box.title") },
				]}
				actions={
					<LinkButton tone="secondary" to={`${here}/receipt`}>
						{t("secret.check.title")}
					</LinkButton>
				}
			/>
			{result ? <OpenedBox slug={consultation.slug} result={result} /> : null}
			{!result ? (
				<Alert title={t(`secret.box.sealed.${state}.title`)}>{t(`secret.box.sealed.${state}.text`)}</Alert>
			) : null}
			<BoxFingerprints fingerprints={fingerprints} />
		</Page>
	);
}
