import { useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { TypedForm } from "~/ui/form";
import { forgetDraft } from "./kept-reports";
import { NearStep, SendStep, WhatStep, WhereStep } from "./ReportSteps";
import { type FormProps, type ReportState, stepOf, useReportForm } from "./report-state";

/** A draft ends when the server has taken the form and leads elsewhere. */
const useDraftEnd = () => {
	const { state, location, formMethod } = useNavigation();
	const isTaken = state === "loading" && formMethod === "POST" && location.pathname !== "/reports/new";
	useEffect(() => {
		if (isTaken) void forgetDraft();
	}, [isTaken]);
};

const Hidden = ({ state: { key, again, isNone } }: { state: ReportState }) => (
	<>
		{/* Enter sends the report, whatever other buttons stand between. */}
		<button type="submit" hidden tabIndex={-1} />
		<input type="hidden" name="formKey" value={key} />
		<input type="hidden" name="kept" value={again?.kept ?? ""} />
		{isNone ? <input type="hidden" name="none" value="1" /> : null}
	</>
);

const useLabels = (): Record<string, string> => {
	const { t } = useTranslation("issue-reports");
	return {
		address: t("new.where"),
		category: t("new.category"),
		text: t("new.text"),
		photos: t("new.photos"),
		email: t("new.email"),
	};
};

/** Brings the steps in view as the server's answers come. */
const useAnswers = (state: ReportState) => {
	const { again, wizard } = state;
	const seen = useRef(again);
	useEffect(() => {
		if (seen.current === again) return;
		seen.current = again;
		wizard.show(stepOf({ again }));
	}, [again, wizard]);
};

/**
 * The form of a report, in four steps: where, what, «is it one of these?», who. One form, one address: without JavaScript
 * all of it stands on one page, and the server asks what remains.
 */
export const ReportForm = (props: FormProps) => {
	const { t } = useTranslation("issue-reports");
	const state: ReportState = { ...useReportForm(props), ...props };
	useDraftEnd();
	useAnswers(state);
	const { meta, read, onSubmit, draft, onRestart } = state;
	const questions = state.categories
		.flatMap(({ children }) => children)
		.find(({ id }) => id === state.typed.category)?.questions;
	const fieldNamed = (name: string) => state.fields[name] as FieldState;
	return (
		<TypedForm
			form={meta}
			onSend={onSubmit}
			labels={useLabels()}
			encType="multipart/form-data"
			onChange={(event) => read(event.currentTarget)}
			onKeyDown={(event) => {
				if (event.key === "Enter" && event.target instanceof HTMLInputElement && state.wizard.step !== "send")
					event.preventDefault();
			}}
		>
			{draft && !state.again ? (
				<Alert tone="info">
					<p>{t("draft.kept")}</p>
					<Button type="button" tone="quiet" size="small" onClick={onRestart}>
						{t("draft.restart")}
					</Button>
				</Alert>
			) : null}
			<Hidden state={state} />
			<WhereStep state={state} fieldNamed={fieldNamed} />
			<WhatStep state={state} fieldNamed={fieldNamed} questions={questions ?? []} />
			<NearStep state={state} />
			<SendStep state={state} fieldNamed={fieldNamed} />
		</TypedForm>
	);
};
