import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { enterPaper } from "~/domain/ballots/commands/enter-paper.server";
import { readPaper } from "~/domain/ballots/paper";
import { findPoll, listOpenPapers } from "~/domain/ballots/queries/poll.server";
import { paperEntrySchema } from "~/domain/ballots/roll-schema";
import { faultTexts } from "~/domain/ballots/ui/fault-texts";
import { PlainPaper } from "~/domain/ballots/ui/PaperFields";
import { PollPage } from "~/domain/ballots/ui/PollPage";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Section } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const poll = orNotFound(await findPoll(context, args.params.phaseId));
	const search = new URL(args.request.url).searchParams;
	const next = { urn: search.get("urn") ?? "", number: search.get("number") ?? "1" };
	return { poll, next, open: await listOpenPapers(context, poll.id) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "votes.officiate");
	const { id, phaseId, rules } = orNotFound(await findPoll(context, args.params.phaseId));
	const form = await readForm(args, paperEntrySchema);
	const ballot = readPaper(rules, form.form);
	if (!form.ok) return data({ ...form.submission.reply(), ballot, reason: null }, { status: 422 });
	const result = await enterPaper(context, { voteId: id, ...form.value, ...ballot });
	if (!result.ok) return data({ ...form.submission.reply(), ballot, reason: result.reason }, { status: 422 });
	const { urn, number } = form.value;
	const next = new URLSearchParams({ urn, number: String(number + 1) });
	return withFlash(`/admin/polls/${phaseId}/papers?${next}`, {
		tone: result.value === "differing" ? "error" : "success",
		text: form.t(`ballots:poll.paperStanding.${result.value}`),
	});
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.poll.consultation.title);

const OpenPapers = () => {
	const { open } = useLoaderData<typeof loader>();
	const { t } = useTranslation("ballots");
	return (
		<Section title={t("poll.openPapers")}>
			<p>{t("poll.papersState", open.state)}</p>
			<ul className="grid gap-1">
				{open.papers.map(({ urn, number, officers }) => (
					<li key={`${urn}-${number}`}>{t("poll.openPaper", { urn, number, count: officers })}</li>
				))}
			</ul>
		</Section>
	);
};

/** Typing paper ballots one by one; each needs two officers. */
export default function Papers() {
	const { poll, next } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm<Record<"urn" | "number" | "blank", string>>(answer, { defaultValue: next });
	const ballot = answer?.ballot ?? null;
	const reason = answer?.reason ?? null;
	const text =
		reason === "vote-counted"
			? t("poll.paperRefusals.vote-counted")
			: reason && faultTexts(t, poll.rules, ballot ?? { choices: [], marks: [] }, reason);
	return (
		<PollPage poll={poll} current="papers" lead={t("poll.papersLead")}>
			{poll.isCounted ? <Alert>{t("poll.paperRefusals.vote-counted")}</Alert> : null}
			<TypedForm
				key={`${next.urn}-${next.number}`}
				form={form}
				labels={{ urn: t("poll.urn"), number: t("poll.number") }}
			>
				<FormError>{text}</FormError>
				<div className="grid gap-4 sm:grid-cols-2">
					<TextField field={fields.urn} label={t("poll.urn")} />
					<TextField field={fields.number} label={t("poll.number")} type="number" />
				</div>
				<PlainPaper vote={poll} ballot={ballot} />
				<CheckboxField field={fields.blank} label={t("poll.blank")} />
				<div>
					<Button>{t("poll.paperSubmit")}</Button>
				</div>
			</TypedForm>
			<OpenPapers />
		</PollPage>
	);
}
