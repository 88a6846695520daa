import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { mergePeople } from "~/domain/residents/commands/merge-people.server";
import { findDuplicate } from "~/domain/residents/duplicates/queries.server";
import { type MergeForm, mergeSchema } from "~/domain/residents/schema";
import { SideBySide } from "~/domain/residents/ui/SideBySide";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "people.merge");
	const pair = orNotFound(await findDuplicate(context, args.params.caseId));
	const t = await translatorFor(args.request);
	const title = t("residents:duplicates.pair", { one: pair.one.displayName, other: pair.other.displayName });
	return { pair, title, above: t("residents:duplicates.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.merge");
	requireRecentProof(args, context);
	const { id: caseId } = orNotFound(await findDuplicate(context, args.params.caseId));
	const read = await readForm(args, mergeSchema);
	if (!read.ok) return read.shownAgain;
	const result = await mergePeople(context, { caseId, ...read.value });
	if (!result.ok) return formRefused(read, read.t(`residents:duplicates.refusals.${result.reason}`), { status: 409 });
	return withFlash(`/admin/duplicates/${caseId}`, { tone: "success", text: read.t("residents:duplicates.merged") });
}

const Merge = () => {
	const { pair } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<MergeForm>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	const labels = { keptId: t("duplicates.kept"), reason: t("duplicates.reason") };
	const nameOf = ({ displayName, email }: typeof pair.one) => `${displayName}${email ? ` (${email})` : ""}`;
	return (
		<Section title={t("duplicates.mergeTitle")}>
			<Alert tone="warning">{t("duplicates.warning")}</Alert>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.keptId}
					label={labels.keptId}
					options={[pair.one, pair.other].map((side) => ({ value: side.id, label: nameOf(side) }))}
				/>
				<TextAreaField field={fields.reason} label={labels.reason} hint={t("duplicates.reasonHint")} rows={3} />
				<div>
					<Button tone="danger">{t("duplicates.merge")}</Button>
				</div>
			</TypedForm>
			<div>
				<ButtonForm tone="secondary" action={`/admin/duplicates/${pair.id}/dismiss`}>
					{t("duplicates.dismiss")}
				</ButtonForm>
			</div>
		</Section>
	);
};

export default function Duplicate() {
	const { pair, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const isOpen = pair.state === "suspected" || pair.state === "undone";
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t(`duplicates.rules.${pair.rule as "same-home"}`)}
				breadcrumbs={[{ to: "/admin/duplicates", label: above }, { label: title }]}
			/>
			{pair.state === "merged" ? (
				<Alert tone="success" title={t("duplicates.states.merged")}>
					<p>{pair.reason}</p>
					{pair.isUndoable ? (
						<ButtonForm tone="secondary" action={`/admin/duplicates/${pair.id}/undo`}>
							{t("duplicates.undo")}
						</ButtonForm>
					) : (
						<p>{t("duplicates.refusals.too-late")}</p>
					)}
				</Alert>
			) : null}
			<SideBySide one={pair.one} other={pair.other} keptId={pair.state === "merged" ? pair.keptId : null} />
			{isOpen ? <Merge /> : null}
		</Page>
	);
}
