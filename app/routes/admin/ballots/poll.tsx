import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { markVoter } from "~/domain/ballots/commands/mark-voter.server";
import { findPoll } from "~/domain/ballots/queries/poll.server";
import { pollRefusal } from "~/domain/ballots/refusal-texts";
import { voterSchema } from "~/domain/ballots/roll-schema";
import { MarkForm } from "~/domain/ballots/ui/MarkForm";
import { PollPage } from "~/domain/ballots/ui/PollPage";
import { newId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const { phaseId, consultation, rules } = orNotFound(await findPoll(context, args.params.phaseId));
	const poll = { phaseId, consultation, rules: { channels: rules.channels, access: rules.access } };
	return data({ poll, actId: newId(context.now) }, { headers: { "Cache-Control": "private, no-store" } });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const { id, phaseId } = orNotFound(await findPoll(context, args.params.phaseId));
	const form = await readForm(args, voterSchema);
	if (!form.ok) return form.shownAgain;
	const result = await markVoter(context, { voteId: id, voter: form.value });
	if (!result.ok) return formRefused(form, pollRefusal(form.t, result.reason));
	return withFlash(`/admin/polls/${phaseId}`, { tone: "success", text: form.t("ballots:poll.done") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.poll.consultation.title);

/** Marking on the roll who votes on paper. */
export default function Poll() {
	const { poll, actId } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	return (
		<PollPage poll={poll} current="mark" lead={t("poll.markLead")}>
			<MarkForm
				key={actId}
				sendTo={`/admin/polls/${poll.phaseId}/mark`}
				actId={actId}
				lastResult={answer}
				access={poll.rules.access}
			/>
		</PollPage>
	);
}
