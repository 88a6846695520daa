import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { decideResidenceDocument } from "~/domain/residents/commands/decide-residence-document.server";
import { noteReading } from "~/domain/residents/commands/note-reading.server";
import { findProofToCheck } from "~/domain/residents/residence/queries.server";
import { type DocumentDecision, documentDecisionSchema, papersSeen } from "~/domain/residents/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm, buttonClass } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { DefinitionList } from "~/ui/DefinitionList";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const proof = orNotFound(await findProofToCheck(context, args.params.proofId));
	await noteReading(context, { personIds: [proof.accountId], what: "residence", reference: "" });
	const title = (await translatorFor(args.request))("residents:homeDesk.requestOf", { name: proof.fullName });
	return { proof, title };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const proof = orNotFound(await findProofToCheck(context, args.params.proofId));
	const read = await readForm(args, documentDecisionSchema);
	if (!read.ok) return read.shownAgain;
	const result = await decideResidenceDocument(context, { ...read.value, proofId: proof.id });
	if (!result.ok) return formRefused(read, read.t(`residents:home.refusals.${result.reason}`));
	return withFlash("/admin/residence", { tone: "success", text: read.t("residents:homeDesk.decided") });
}

const Decide = () => {
	const { proof } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<DocumentDecision>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	const labels = {
		accepted: t("homeDesk.decision"),
		seen: t("homeDesk.seen"),
		reason: t("homeDesk.reason"),
	};
	return (
		<Section title={t("home.document")}>
			<p>
				<a href={`/admin/residence/${proof.id}/document`} className={buttonClass("secondary")}>
					{t("homeDesk.see")}
				</a>
			</p>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.accepted}
					label={labels.accepted}
					options={[
						{ value: "yes", label: t("homeDesk.yes") },
						{ value: "no", label: t("homeDesk.no") },
					]}
				/>
				<SelectField
					field={fields.seen}
					label={labels.seen}
					options={papersSeen.map((value) => ({ value, label: t(`homeDesk.papers.${value}`) }))}
				/>
				<TextAreaField field={fields.reason} label={labels.reason} optional />
				<div>
					<Button>{t("homeDesk.decide")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

export default function Proof() {
	const { proof, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[{ to: "/admin/residence", label: t("homeDesk.title") }, { label: title }]}
			/>
			<DefinitionList
				items={[
					{ term: t("homeDesk.account"), description: proof.accountName },
					{
						term: t("homeDesk.address"),
						description: `${proof.fullName}, ${proof.street}, ${proof.postcode} ${proof.town}`,
					},
				]}
			/>
			{proof.method === "document" ? (
				<Decide />
			) : (
				<Section title={t("homeDesk.letter")}>
					<p>{t("homeDesk.printLead")}</p>
					<ButtonForm
						action={`/admin/residence/${proof.id}/letter`}
						label={t(proof.state === "sent" ? "homeDesk.printAgain" : "homeDesk.print")}
					/>
				</Section>
			)}
		</Page>
	);
}
