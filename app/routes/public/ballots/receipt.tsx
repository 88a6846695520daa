import { createPublicKey, verify } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findBallotByHash, findSecretVote } from "~/domain/ballots/queries/secret-vote.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { receiptText } from "~/domain/ballots/secret/format";
import { readReceipt } from "~/domain/ballots/secret/wallet";
import { orNotFound, readForm } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const find = async (args: LoaderFunctionArgs, context: Parameters<typeof findVotePage>[0]) => {
	const { consultation, vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const { id } = orNotFound(vote);
	return { consultation, id, secret: orNotFound(await findSecretVote(context, id)) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { consultation } = await find(args, context);
	return { consultation };
}

/** Where the ballot of a receipt stands. Nothing is written; the receipt says nothing of what was voted. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { id, secret } = await find(args, context);
	const form = await readForm(args, z.object({ receipt: z.string().max(5_000).default("") }));
	const typed = form.ok ? form.value.receipt : "";
	const receipt = readReceipt(typed);
	if (!receipt) return { typed, found: "not-a-receipt" as const };
	if (receipt.voteId !== id) return { typed, found: "other-vote" as const };
	const key = createPublicKey({ key: Buffer.from(secret.keys.logKey, "base64"), format: "der", type: "spki" });
	const text = receiptText(id, receipt.leafHash);
	if (!verify(null, text, key, Buffer.from(receipt.signature, "base64"))) return { typed, found: "forged" as const };
	return { typed, found: await findBallotByHash(context, { voteId: id, leafHash: receipt.leafHash }) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

const tones = { "in-box": "success", "in-log": "success" } as const;

const Answer = ({ found }: { found: NonNullable<ReturnType<typeof useActionData<typeof action>>>["found"] }) => {
	const { t } = useTranslation("ballots");
	const kind = typeof found === "string" ? found : "in-log";
	const tone = kind === "in-box" || kind === "in-log" ? tones[kind] : "danger";
	return (
		<Alert tone={tone} title={t(`secret.check.${kind}.title`)} live>
			{t(`secret.check.${kind}.text`, typeof found === "string" ? {} : found)}
		</Alert>
	);
};

export default function CheckReceipt() {
	const { consultation } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const back = `/consultations/${consultation.slug}/vote`;
	return (
		<Page width="text">
			<PageHeader
				title={t("secret.check.title")}
				lead={t("secret.check.lead")}
				breadcrumbs={[
					{ to: `/consultations/${consultation.slug}`, label: consultation.title },
					{ to: back, label: t("page.title") },
					{ label: t("secret.check.title") },
				]}
			/>
			{answer ? <Answer found={answer.found} /> : null}
			<Form method="post" className="grid gap-4">
				<div>
					<label htmlFor="receipt" className="font-semibold">
						{t("secret.check.receipt")}
					</label>
					<textarea
						id="receipt"
						name="receipt"
						rows={5}
						required
						maxLength={5000}
						spellCheck={false}
						defaultValue={answer?.typed}
						className="control mt-1 font-mono"
					/>
				</div>
				<div>
					<Button>{t("secret.check.submit")}</Button>
				</div>
			</Form>
		</Page>
	);
}
