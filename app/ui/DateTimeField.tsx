import { controlProps, FieldFrame, type FieldState, type FieldTexts, textOf } from "./Field";

type Props = FieldTexts & { field: FieldState; min?: string; max?: string };

/** A day and an hour as the city's clock shows them: sends `2026-11-24T18:30`, without a time zone. */
export const DateTimeField = ({ field, label, hint, optional, min, max }: Props) => (
	<FieldFrame field={field} label={label} hint={hint} optional={optional}>
		<input
			key={field.key}
			{...controlProps(field, { hint, optional })}
			type="datetime-local"
			step={60}
			min={min}
			max={max}
			defaultValue={textOf(field.initialValue)?.slice(0, 16)}
			className="control max-w-72"
		/>
	</FieldFrame>
);

/** A day: sends `2026-11-24`. */
export const DateField = ({ field, label, hint, optional, min, max }: Props) => (
	<FieldFrame field={field} label={label} hint={hint} optional={optional}>
		<input
			key={field.key}
			{...controlProps(field, { hint, optional })}
			type="date"
			min={min}
			max={max}
			defaultValue={textOf(field.initialValue)?.slice(0, 10)}
			className="control max-w-56"
		/>
	</FieldFrame>
);
