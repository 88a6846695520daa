import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { castWithCode, findCode, findCodeBallot } from "~/domain/ballots/commands/cast-with-code.server";
import { readPaper } from "~/domain/ballots/paper";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { codeSchema } from "~/domain/ballots/roll-schema";
import { CodeDone, CodeForm } from "~/domain/ballots/ui/CodeForms";
import { faultTexts } from "~/domain/ballots/ui/fault-texts";
import { PlainPaper } from "~/domain/ballots/ui/PaperFields";
import { orNotFound, readForm } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const takesCodes = (rules: { eligibility: string; channels?: string[] | undefined }) =>
	rules.eligibility === "code" || Boolean(rules.channels?.includes("code"));

const isKiosk = (request: Request) => new URL(request.url).searchParams.has("kiosk");

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation, vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { options, rules, state } = orNotFound(vote);
	orNotFound(takesCodes(rules) ? true : null);
	const shown = { consultation, vote: { options, rules, state }, kiosk: isKiosk(args.request) };
	return data(shown, { headers: { "Cache-Control": "private, no-store" } });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { id, rules } = orNotFound(vote);
	const form = await readForm(args, codeSchema);
	const unknown = (code: string) => data({ step: "code", code, ballot: null, reason: "code-unknown" }, { status: 422 });
	if (!form.ok) return unknown("");
	const { code, voting } = form.value;
	if (!(await findCode(context, id, code))) return unknown(code);
	if (!voting) return data({ step: "paper", code, ballot: await findCodeBallot(context, id, code), reason: null });
	const ballot = readPaper(rules, form.form);
	const result = await castWithCode(context, { voteId: id, code, kiosk: isKiosk(args.request), ...ballot });
	if (!result.ok) return data({ step: "paper", code, ballot, reason: result.reason }, { status: 422 });
	return data({ step: "done", code: "", ballot: null, reason: null });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

const PaperStep = ({ answer }: { answer: NonNullable<ReturnType<typeof useActionData<typeof action>>> }) => {
	const { vote } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	const { ballot, reason, code } = answer;
	return (
		<Form method="post" className="grid gap-5">
			{reason ? (
				<Alert tone="danger" title={t("status.not-counted")} live>
					{faultTexts(t, vote.rules, ballot ?? { choices: [], marks: [] }, reason)}
				</Alert>
			) : null}
			{ballot && !reason ? <Alert>{t("code.already")}</Alert> : null}
			<input type="hidden" name="code" value={code} />
			<input type="hidden" name="voting" value="1" />
			<PlainPaper vote={vote} ballot={ballot} />
			<div>
				<Button>{t("code.vote")}</Button>
			</div>
		</Form>
	);
};

/** Voting with a printed code, without an account: the code, the paper, the answer. On a kiosk it then starts again. */
export default function CodeVote() {
	const { consultation, kiosk } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const page = `/consultations/${consultation.slug}/vote`;
	return (
		<Page width={answer?.step === "paper" ? "normal" : "text"}>
			<PageHeader
				title={t("code.title")}
				eyebrow={consultation.title}
				lead={answer ? undefined : t("code.lead")}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: page, label: t("page.title") },
					{ label: t("code.title") },
				]}
			/>
			{!answer || answer.step === "code" ? <CodeForm refused={Boolean(answer)} code={answer?.code ?? ""} /> : null}
			{answer?.step === "paper" ? <PaperStep answer={answer} /> : null}
			{answer?.step === "done" ? <CodeDone page={`${page}/code`} kiosk={kiosk} /> : null}
		</Page>
	);
}
