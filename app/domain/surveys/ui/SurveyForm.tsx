import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { readValues } from "../reading";
import { type Fault, isShown } from "../rules";
import type { Question, Values } from "../schema";
import { QuestionField } from "./QuestionField";

type Props = {
	/** Every question of the survey, and those of this page. */
	questions: Question[];
	shown: Question[];
	page: number;
	pages: number;
	answerId: string;
	values: Values;
	faults: Record<string, Fault>;
	/** Said when an answer makes another question appear. */
	isLonger: boolean;
};

const Faults = ({ faults, questions }: Pick<Props, "faults" | "questions">) => {
	const { t } = useTranslation("surveys");
	const box = useRef<HTMLDivElement>(null);
	const wrong = questions.filter(({ id }) => faults[id]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server moves the focus again
	useEffect(() => box.current?.focus(), [faults]);
	if (wrong.length === 0) return null;
	return (
		<div
			ref={box}
			tabIndex={-1}
			role="alert"
			className="max-w-2xl rounded-card border-2 border-danger bg-danger-soft p-5"
		>
			<h2 className="text-subheading text-danger">{t("toCorrect")}</h2>
			<ul className="mt-2 grid gap-1.5">
				{wrong.map(({ id, label }) => (
					<li key={id}>
						<a href={`#${id}`} className="text-danger">
							{label} – {t(`faults.${faults[id] as Fault}`)}
						</a>
					</li>
				))}
			</ul>
		</div>
	);
};

/** One page of a survey. Questions appear as answers call for them; without scripts, when the page is sent. */
export const SurveyForm = (props: Props) => {
	const { questions, shown, page, pages, answerId, values, faults, isLonger } = props;
	const { t } = useTranslation("surveys");
	const [live, setLive] = useState(values);
	const follow = (event: FormEvent<HTMLFormElement>) =>
		setLive({ ...values, ...readValues(shown, new FormData(event.currentTarget)) });
	return (
		<Form method="post" noValidate onChange={follow} className="grid gap-8">
			<input type="hidden" name="answerId" value={answerId} />
			<input type="hidden" name="page" value={page} />
			<input type="hidden" name="soFar" value={JSON.stringify(values)} />
			{pages > 1 ? <p className="font-semibold text-brand-text">{t("page", { page: page + 1, pages })}</p> : null}
			<Faults faults={faults} questions={shown} />
			<output className="empty:hidden">{isLonger ? t("newQuestion") : null}</output>
			{shown
				.filter((question) => isShown(question, questions, live))
				.map((question) => (
					<QuestionField
						key={question.id}
						question={question}
						value={values[question.id]}
						fault={faults[question.id]}
					/>
				))}
			<div className="flex flex-wrap gap-3">
				<Button name="go" value="on">
					{t(page + 1 === pages ? "send" : "next")}
				</Button>
				{page > 0 ? (
					<Button tone="quiet" name="go" value="back">
						{t("back")}
					</Button>
				) : null}
			</div>
		</Form>
	);
};
