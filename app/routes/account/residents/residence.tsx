import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { assuranceOf } from "~/domain/accounts/ladder";
import { enterResidenceCode } from "~/domain/residents/commands/enter-residence-code.server";
import { listOwnProofs } from "~/domain/residents/residence/queries.server";
import { residenceCodeSchema } from "~/domain/residents/schema";
import { HomeStatus } from "~/domain/residents/ui/HomeStatus";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "residence.ask");
	const title = (await translatorFor(args.request))("residents:home.title");
	const proofs = await listOwnProofs(context);
	const isUnderWay = (method: string) =>
		proofs.some((one) => one.method === method && (one.state === "waiting" || one.state === "sent"));
	return {
		title,
		proofs,
		isChecked: assuranceOf(context.actor).residence,
		canAsk: { letter: !isUnderWay("letter"), document: !isUnderWay("document") },
		hasLetter: proofs.some(({ method, state }) => method === "letter" && state === "sent"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "residence.ask");
	const read = await readForm(args, residenceCodeSchema);
	if (!read.ok) return read.shownAgain;
	const result = await enterResidenceCode(context, read.value);
	if (!result.ok) return formRefused(read, read.t(`residents:home.refusals.${result.reason}`));
	return withFlash("/me/identity", { tone: "success", text: read.t("residents:home.done") });
}

const EnterCode = () => {
	const [form, fields] = useTypedForm<{ code: string }>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	const labels = { code: t("home.fields.code") };
	return (
		<Section title={t("home.haveCode")}>
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.code}
					label={labels.code}
					hint={t("home.fields.codeHint")}
					autoComplete="one-time-code"
					spellCheck={false}
				/>
				<div>
					<Button>{t("home.enter")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

export default function Residence() {
	const { title, proofs, isChecked, canAsk, hasLetter } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["residents", "identity"]);
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("residents:home.lead")}
				breadcrumbs={[{ to: "/me/identity", label: t("identity:level.title") }, { label: title }]}
			/>
			{isChecked ? <Alert tone="success">{t("residents:home.done")}</Alert> : null}
			<HomeStatus proofs={proofs} />
			{hasLetter ? <EnterCode /> : null}
			<Section title={t("residents:home.letter")}>
				<p>{t("residents:home.letterLead")}</p>
				{canAsk.letter ? (
					<div>
						<LinkButton to="/me/identity/residence/letter">{t("residents:home.ask")}</LinkButton>
					</div>
				) : null}
			</Section>
			<Section title={t("residents:home.document")}>
				<p>{t("residents:home.documentLead")}</p>
				{canAsk.document ? (
					<div>
						<LinkButton to="/me/identity/residence/document" tone="secondary">
							{t("residents:home.send")}
						</LinkButton>
					</div>
				) : null}
			</Section>
			<Section title={t("residents:home.counter")}>
				<p>{t("residents:home.counterLead")}</p>
			</Section>
		</Page>
	);
}
