import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { BODY_MOST, QUOTE_MOST, stances } from "../schema";

type Props = {
	lastResult: unknown;
	commentId: string;
	/** Whether it answers another; then it may quote. */
	isAnswer: boolean;
	quote: string;
	mayNameAssociation: boolean;
	isModeratedFirst: boolean;
	cancelTo: string;
};

/** The form of a comment, or of an answer to one. */
export const CommentFields = (props: Props) => {
	const { lastResult, commentId, isAnswer, quote, mayNameAssociation, isModeratedFirst, cancelTo } = props;
	const { t } = useTranslation("debates");
	const [form, fields] = useTypedForm<Record<"commentId" | "quote" | "stance" | "body" | "association", string>>(
		lastResult,
		{ defaultValue: { commentId, quote, stance: "neutral" } },
	);
	const labels = {
		stance: t("form.stance"),
		body: t("form.body"),
		quote: t("form.quote"),
		association: t("form.association"),
	};
	const { commentId: id, stance, body, quote: quoted, association } = fields;
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={id} />
			{isModeratedFirst ? <Alert>{t("form.heldNotice")}</Alert> : null}
			{quote || quoted.initialValue ? (
				<TextAreaField
					field={quoted}
					label={labels.quote}
					hint={t("form.quoteHint")}
					rows={3}
					maxLength={QUOTE_MOST}
					optional
				/>
			) : null}
			<ChoiceField
				field={stance}
				label={labels.stance}
				options={stances.map((value) => ({ value, label: t(`stances.${value}`) }))}
				optional={isAnswer}
			/>
			<TextAreaField field={body} label={labels.body} hint={t("form.bodyHint")} rows={7} maxLength={BODY_MOST} />
			{mayNameAssociation ? (
				<TextField field={association} label={labels.association} maxLength={120} optional />
			) : null}
			<p>
				<Link to="/moderation">{t("form.rules")}</Link>
			</p>
			<div className="flex flex-wrap gap-3">
				<Button>{t("form.send")}</Button>
				<LinkButton tone="quiet" to={cancelTo}>
					{t("form.cancel")}
				</LinkButton>
			</div>
		</TypedForm>
	);
};
