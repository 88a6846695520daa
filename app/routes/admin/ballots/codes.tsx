import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { printCodes } from "~/domain/ballots/commands/print-codes.server";
import { listCodeBatches } from "~/domain/ballots/queries/codes.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { printCodesSchema } from "~/domain/ballots/roll-schema";
import { CodeSheets, RevokeForm } from "~/domain/ballots/ui/CodeSheets";
import { Conditions } from "~/domain/ballots/ui/Conditions";
import { orNotFound, readForm } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const address = new URL(`/consultations/${phase.consultation.slug}/vote/code`, args.request.url);
	return {
		phase,
		access: orNotFound(vote).rules.access,
		batches: await listCodeBatches(context, orNotFound(vote).id),
		address: address.host + address.pathname,
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const form = await readForm(args, printCodesSchema);
	if (!form.ok) return form.shownAgain;
	const result = await printCodes(context, { voteId: orNotFound(vote).id, ...form.value });
	if (result.ok) return data({ printed: result.value }, { headers: { "Cache-Control": "no-store" } });
	const own = {
		"not-in-rules": "ballots:codes.notInRules",
		"conditions-unchecked": "ballots:codes.unchecked",
	} as const;
	const { reason } = result;
	const key = reason in own ? own[reason as keyof typeof own] : `ballots:closeRefusals.${reason}`;
	return data({ ...form.submission.reply(), refusal: form.t(key as "ballots:codes.notInRules") }, { status: 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

const MakeCodes = ({ answer }: { answer: unknown }) => {
	const { t } = useTranslation("ballots");
	const { phase, batches, access } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<{ count: string; conditionsChecked: string }>(answer, {
		defaultValue: { count: "20" },
	});
	const refusal = answer && typeof answer === "object" && "refusal" in answer ? String(answer.refusal) : null;
	return (
		<>
			<TypedForm form={form} labels={{ count: t("codes.count") }}>
				<FormError>{refusal}</FormError>
				<TextField field={fields.count} label={t("codes.count")} type="number" />
				<Conditions
					access={access}
					field={fields.conditionsChecked}
					title={t("codes.checkTitle")}
					label={t("codes.checked")}
				/>
				<div>
					<Button>{t("codes.make")}</Button>
				</div>
			</TypedForm>
			<Section title={t("codes.batches")}>
				{batches.length === 0 ? <p>{t("codes.none")}</p> : null}
				<ul className="grid gap-1">
					{batches.map(({ batch, count, revoked }) => (
						<li key={batch}>{t("codes.batch", { batch, count, revoked })}</li>
					))}
				</ul>
				{batches.length > 0 ? <RevokeForm action={`/admin/phases/${phase.id}/vote/codes/revoke`} /> : null}
			</Section>
		</>
	);
};

/** Making one-time codes and printing their sheets: the only moment they are seen. */
export default function Codes() {
	const { phase, address } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const printed = answer && "printed" in answer ? answer.printed : null;
	const { consultation } = phase;
	return (
		<Page width="text">
			<PageHeader
				title={t("codes.title")}
				lead={t("codes.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: `/admin/phases/${phase.id}/vote`, label: t("desk.title") },
					{ label: t("codes.title") },
				]}
			/>
			{printed ? (
				<CodeSheets {...printed} title={consultation.title} address={address} />
			) : (
				<MakeCodes answer={answer} />
			)}
		</Page>
	);
}
