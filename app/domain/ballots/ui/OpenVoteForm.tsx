import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { VoteDesk } from "../queries/desk.server";

type Props = { desk: VoteDesk; lastResult: unknown; refusal: string | undefined };

const startingValues = ({ vote, settings, candidates }: VoteDesk) => {
	const options = vote?.options ?? [];
	const enough = candidates.filter(({ supports }) => supports >= settings.minSupports);
	return {
		limit: String(vote?.rules.limit ?? settings.choices),
		tie: vote?.rules.tie ?? "equal",
		earlyClose: vote?.rules.earlyClose ? "on" : "",
		proposals: vote
			? options.flatMap(({ proposalId }) => (proposalId ? [proposalId] : []))
			: enough.map(({ id }) => id),
		plain: options
			.filter(({ proposalId }) => !proposalId)
			.map(({ title }) => title)
			.join("\n"),
	};
};

/** What is put to the vote and under which rules; can be sent again until the first ballot. */
export const OpenVoteForm = ({ desk, lastResult, refusal }: Props) => {
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm(lastResult, { defaultValue: startingValues(desk) });
	const proposals = desk.candidates.map(({ id, title, supports }) => ({
		value: id,
		label: title,
		hint: t("desk.supports", { count: supports }),
	}));
	const labels = {
		limit: t("desk.limit"),
		tie: t("desk.tie"),
		proposals: t("desk.proposals"),
		plain: t("desk.plain"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{refusal}</FormError>
			{desk.vote ? <Alert>{t("desk.canStillChange")}</Alert> : null}
			<TextField field={fields.limit} label={labels.limit} hint={t("desk.limitHint")} type="number" />
			{proposals.length > 0 ? (
				<ChoiceField
					field={fields.proposals}
					label={labels.proposals}
					hint={t("desk.proposalsHint")}
					type="checkbox"
					options={proposals}
					optional
				/>
			) : null}
			<TextAreaField field={fields.plain} label={labels.plain} hint={t("desk.plainHint")} rows={4} optional />
			<ChoiceField
				field={fields.tie}
				label={labels.tie}
				options={(["equal", "draw"] as const).map((value) => ({ value, label: t(`rules.tie.${value}`) }))}
			/>
			<CheckboxField field={fields.earlyClose} label={t("desk.earlyClose")} hint={t("desk.earlyCloseHint")} />
			<div>
				<Button>{t(desk.vote ? "desk.replace" : "desk.open")}</Button>
			</div>
		</TypedForm>
	);
};
