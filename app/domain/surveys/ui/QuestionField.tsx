import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldOf } from "../reading";
import { type Fault, rowsOf, scaleOf } from "../rules";
import { mentions, type Question, type Value } from "../schema";
import { PlaceInput } from "./PlaceInput";

type Props = { question: Question; value: Value | undefined; fault: Fault | undefined };

type Option = { id: string; label: string };

const has = (value: unknown, id: string) =>
	Array.isArray(value) ? value.includes(id) : value !== undefined && String(value) === id;

type ChoicesProps = {
	name: string;
	idPrefix: string;
	options: Option[];
	value: unknown;
	type: "radio" | "checkbox";
	row?: boolean;
};

const Choices = ({ name, idPrefix, options, value, type, row }: ChoicesProps) => (
	<div className={row ? "flex flex-wrap gap-2" : "grid gap-2"}>
		{options.map(({ id, label }) => (
			<label key={id} htmlFor={`${idPrefix}-${id}`} className="choice">
				<input
					id={`${idPrefix}-${id}`}
					type={type}
					name={name}
					value={id}
					defaultChecked={has(value, id)}
					className="tick"
				/>
				<span className="font-medium">{label}</span>
			</label>
		))}
	</div>
);

/** The steps of a scale, each with its words. */
const useSteps = (question: Question): Option[] => {
	const { t } = useTranslation("surveys");
	const { from, to } = scaleOf(question);
	return Array.from({ length: to - from + 1 }, (_, index) => {
		const step = from + index;
		const ends = step === from ? question.minLabel : step === to ? question.maxLabel : "";
		const label =
			question.type === "stars"
				? t("stars", { count: step })
				: question.type === "sentiment"
					? t(`sentiments.${step as 1}`)
					: ends
						? `${step} – ${ends}`
						: String(step);
		return { id: String(step), label };
	});
};

const Matrix = ({ question, value }: Omit<Props, "fault">) => {
	const { t } = useTranslation("surveys");
	const columns =
		question.type === "judgement" ? mentions.map((id) => ({ id, label: t(`mentions.${id}`) })) : question.options;
	const cells = typeof value === "object" && !Array.isArray(value) ? value : {};
	return (
		<div className="grid gap-4">
			{rowsOf(question).map(({ id, label }) => (
				<fieldset key={id} className="border-s-4 border-line ps-4">
					<legend className="font-medium">{label}</legend>
					<Choices
						name={fieldOf(question, id)}
						idPrefix={`${question.id}-${id}`}
						options={columns}
						value={cells[id]}
						type={question.type === "matrix-multiple" ? "checkbox" : "radio"}
						row
					/>
				</fieldset>
			))}
		</div>
	);
};

const Ranking = ({ question, value }: Omit<Props, "fault">) => {
	const { t } = useTranslation("surveys");
	const order = Array.isArray(value) ? value : [];
	return (
		<div className="grid gap-2">
			{question.options.map(({ id, label }) => (
				<div key={id} className="flex flex-wrap items-center gap-3">
					<select
						name={fieldOf(question, id)}
						aria-label={t("rank", { option: label })}
						defaultValue={order.indexOf(id) >= 0 ? String(order.indexOf(id) + 1) : ""}
						className="control max-w-36"
					>
						<option value="">{t("noRank")}</option>
						{question.options.map((_, index) => (
							<option key={question.options[index]?.id} value={index + 1}>
								{index + 1}
							</option>
						))}
					</select>
					<span className="font-medium">{label}</span>
				</div>
			))}
		</div>
	);
};

const Line = ({ question, value, describedBy }: Omit<Props, "fault"> & { describedBy: string | undefined }) => {
	const shared = {
		id: `f-${question.id}`,
		name: fieldOf(question),
		defaultValue: value === undefined ? "" : String(value),
		"aria-describedby": describedBy,
		className: "control",
	};
	if (question.type === "long") return <textarea rows={5} {...shared} />;
	return <input type="text" inputMode={question.type === "number" ? "decimal" : "text"} {...shared} />;
};

const lined = ["short", "long", "number", "siret", "rna"];

const Control = ({ question, value, describedBy }: Omit<Props, "fault"> & { describedBy: string | undefined }) => {
	const steps = useSteps(question);
	const choices = { name: fieldOf(question), idPrefix: `f-${question.id}`, value };
	switch (question.type) {
		case "single":
			return <Choices {...choices} options={question.options} type="radio" />;
		case "multiple":
			return <Choices {...choices} options={question.options} type="checkbox" />;
		case "ranking":
			return <Ranking question={question} value={value} />;
		case "scale":
		case "stars":
		case "sentiment":
			return <Choices {...choices} options={steps} type="radio" row />;
		case "place":
			return <PlaceInput question={question} value={value} />;
		case "matrix-single":
		case "matrix-multiple":
		case "judgement":
			return <Matrix question={question} value={value} />;
		default:
			return <Line question={question} value={value} describedBy={describedBy} />;
	}
};

/** One question of a survey with its control, its help and what is wrong with its answer. */
export const QuestionField = ({ question, value, fault }: Props): ReactNode => {
	const { t } = useTranslation("surveys");
	const { id, type, label, hint, required } = question;
	if (type === "separator") return <hr className="border-line" />;
	if (type === "text") return <p className="max-w-prose break-words whitespace-pre-line">{label}</p>;
	const describedBy = [hint ? `h-${id}` : "", fault ? `e-${id}` : ""].filter(Boolean).join(" ") || undefined;
	const words = (
		<>
			{label}
			{required ? null : <span className="font-normal text-soft"> ({t("optional")})</span>}
		</>
	);
	const below = (
		<>
			{hint ? (
				<p id={`h-${id}`} className="mt-0.5 text-[0.9375rem] text-soft">
					{hint}
				</p>
			) : null}
			<div className="mt-2">
				<Control question={question} value={value} describedBy={describedBy} />
			</div>
			{fault ? (
				<p id={`e-${id}`} className="mt-1.5 font-semibold text-danger">
					{t(`faults.${fault}`)}
				</p>
			) : null}
		</>
	);
	if (lined.includes(type))
		return (
			<div id={id} className="max-w-2xl scroll-mt-6">
				<label htmlFor={`f-${id}`} className="font-semibold break-words">
					{words}
				</label>
				{below}
			</div>
		);
	return (
		<fieldset id={id} aria-describedby={describedBy} className="max-w-2xl scroll-mt-6">
			<legend className="font-semibold break-words">{words}</legend>
			{below}
		</fieldset>
	);
};
