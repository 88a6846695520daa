import { FieldError, type FieldState, type FieldTexts, Hint, Optional, textsOf } from "./Field";

type Option = { value: string; label: string; hint?: string | undefined };
type Props = FieldTexts & {
	field: FieldState;
	options: Option[];
	type?: "radio" | "checkbox";
	/** Short answers side by side on wide screens. */
	columns?: boolean;
};

const OptionLine = ({
	field,
	option,
	type,
	first,
}: {
	field: FieldState;
	option: Option;
	type: string;
	first: boolean;
}) => {
	// The error summary links to the field's own id: the first answer carries it.
	const id = first ? field.id : `${field.id}-${option.value}`;
	const hintId = `${field.id}-${option.value}-hint`;
	return (
		<label htmlFor={id} className="choice">
			<input
				id={id}
				type={type}
				name={field.name}
				form={field.formId}
				value={option.value}
				defaultChecked={textsOf(field.initialValue).includes(option.value)}
				aria-describedby={option.hint ? hintId : undefined}
				className="tick"
			/>
			<span>
				<span className="font-medium">{option.label}</span>
				{option.hint ? (
					<span id={hintId} className="block text-[0.9375rem] text-soft">
						{option.hint}
					</span>
				) : null}
			</span>
		</label>
	);
};

/** One answer among a few (`radio`) or several (`checkbox`). */
export const ChoiceField = ({ field, label, hint, optional, options, type = "radio", columns }: Props) => {
	const describedBy = [hint ? field.descriptionId : "", field.errors ? field.errorId : ""].filter(Boolean).join(" ");
	return (
		<fieldset key={field.key} aria-describedby={describedBy || undefined} className="max-w-2xl">
			<legend className="font-semibold">
				{label}
				<Optional optional={optional} />
			</legend>
			<Hint field={field} hint={hint} />
			<div className={`mt-2 grid gap-2 ${columns ? "sm:grid-cols-2" : ""}`}>
				{options.map((option, index) => (
					<OptionLine key={option.value} field={field} option={option} type={type} first={index === 0} />
				))}
			</div>
			<FieldError field={field} />
		</fieldset>
	);
};
