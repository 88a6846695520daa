import type { ComponentProps } from "react";
import { controlProps, FieldFrame, type FieldState, type FieldTexts, textOf } from "./Field";

type Props = FieldTexts & { field: FieldState } & Pick<
		ComponentProps<"input">,
		| "type"
		| "autoComplete"
		| "inputMode"
		| "placeholder"
		| "maxLength"
		| "min"
		| "max"
		| "step"
		| "spellCheck"
		| "className"
	>;

/** One line of text (or e-mail, number, password, date…). A password is never sent back to be shown again. */
export const TextField = ({ field, label, hint, optional, type = "text", className = "", ...input }: Props) => (
	<FieldFrame field={field} label={label} hint={hint} optional={optional}>
		<input
			key={field.key}
			{...controlProps(field, { hint, optional })}
			type={type}
			defaultValue={type === "password" ? undefined : textOf(field.initialValue)}
			className={`control ${className}`}
			{...input}
		/>
	</FieldFrame>
);
