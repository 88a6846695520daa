import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { readValues } from "../reading";
import { type Fault, faultsOf, isShown, shownValues } from "../rules";
import type { Question, Values } from "../schema";
import { QuestionField } from "./QuestionField";
import { useOfflinePage, useTabletQueue } from "./use-tablet-queue";

const draw = () => crypto.randomUUID();

/** A survey on a tablet that passes from hand to hand: every page at once, kept here until the city has it. */
export const TabletForm = ({ tabletKey, questions }: { tabletKey: string; questions: Question[] }) => {
	const { t } = useTranslation("surveys");
	const { waiting, refused, add } = useTabletQueue(tabletKey);
	const [answerId, setAnswerId] = useState("");
	const [values, setValues] = useState<Values>({});
	const [faults, setFaults] = useState<Record<string, Fault>>({});
	const [isThanked, setThanked] = useState(false);
	useOfflinePage();
	useEffect(() => setAnswerId(draw()), []);
	const follow = (event: FormEvent<HTMLFormElement>) =>
		setValues(readValues(questions, new FormData(event.currentTarget)));
	const save = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const given = shownValues(questions, readValues(questions, new FormData(event.currentTarget)));
		const wrong = faultsOf(questions, given);
		setFaults(wrong);
		const [first] = Object.keys(wrong);
		if (first) return document.getElementById(first)?.scrollIntoView();
		add({ id: answerId, values: given });
		setThanked(true);
		window.scrollTo(0, 0);
	};
	const startAgain = () => {
		setAnswerId(draw());
		setValues({});
		setThanked(false);
		window.scrollTo(0, 0);
	};
	return (
		<div className="grid gap-6">
			<noscript>
				<Alert tone="warning">{t("tablet.needsScript")}</Alert>
			</noscript>
			<output className="text-soft">
				{waiting > 0 ? t("tablet.waiting", { count: waiting }) : t("tablet.allSent")}
			</output>
			{waiting > 0 ? <p className="text-soft">{t("tablet.offline")}</p> : null}
			{refused > 0 ? <Alert tone="warning">{t("tablet.refused", { count: refused })}</Alert> : null}
			{isThanked ? (
				<div className="grid gap-4">
					<Alert tone="success" live>
						{t("tablet.thanks")}
					</Alert>
					<div>
						<Button type="button" onClick={startAgain}>
							{t("tablet.next")}
						</Button>
					</div>
				</div>
			) : (
				<form key={answerId} noValidate onChange={follow} onSubmit={save} className="grid gap-8">
					{questions
						.filter((question) => isShown(question, questions, values))
						.map((question) => (
							<QuestionField key={question.id} question={question} value={undefined} fault={faults[question.id]} />
						))}
					<div>
						<Button>{t("tablet.send")}</Button>
					</div>
				</form>
			)}
		</div>
	);
};
