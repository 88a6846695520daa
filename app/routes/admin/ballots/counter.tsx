import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { castAtCounter } from "~/domain/ballots/commands/mark-voter.server";
import { readPaper } from "~/domain/ballots/paper";
import { findPoll } from "~/domain/ballots/queries/poll.server";
import { pollRefusal } from "~/domain/ballots/refusal-texts";
import { voterSchema } from "~/domain/ballots/roll-schema";
import { PlainPaper } from "~/domain/ballots/ui/PaperFields";
import { PollPage } from "~/domain/ballots/ui/PollPage";
import { type VoterField, VoterFields } from "~/domain/ballots/ui/VoterFields";
import { newId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const poll = orNotFound(await findPoll(context, args.params.phaseId));
	return data({ poll, actId: newId(context.now) }, { headers: { "Cache-Control": "private, no-store" } });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const { id, phaseId, rules } = orNotFound(await findPoll(context, args.params.phaseId));
	const form = await readForm(args, voterSchema);
	const ballot = readPaper(rules, form.form);
	if (!form.ok) return data({ ...form.submission.reply(), ballot, refusal: null }, { status: 422 });
	const result = await castAtCounter(context, { voteId: id, voter: form.value, ...ballot });
	const refusal = result.ok ? null : pollRefusal(form.t, result.reason);
	if (refusal) return data({ ...form.submission.reply(), ballot, refusal }, { status: 422 });
	return withFlash(`/admin/polls/${phaseId}/counter`, { tone: "success", text: form.t("ballots:poll.counterDone") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.poll.consultation.title);

/** Filling in a ballot with a person who asks for it. */
export default function Counter() {
	const { poll, actId } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm<Record<VoterField, string>>(answer);
	return (
		<PollPage poll={poll} current="counter" lead={t("poll.counterLead")}>
			<TypedForm
				key={actId}
				form={form}
				labels={{ email: t("poll.email"), name: t("poll.name"), birthDate: t("poll.birthDate") }}
			>
				<FormError>{answer?.refusal}</FormError>
				<input type="hidden" name="actId" value={actId} />
				<VoterFields fields={fields as unknown as Record<VoterField, FieldState>} access={poll.rules.access} />
				<PlainPaper vote={poll} ballot={answer?.ballot ?? null} />
				<div>
					<Button>{t("form.submit")}</Button>
				</div>
			</TypedForm>
		</PollPage>
	);
}
