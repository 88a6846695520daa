import type { ReactNode } from "react";
import { controlProps, FieldError, type FieldState, Hint } from "./Field";

type Props = { field: FieldState; label: ReactNode; hint?: ReactNode; optional?: boolean };

/** One box to tick. It sends `on`, or nothing. */
export const CheckboxField = ({ field, label, hint, optional = true }: Props) => (
	<div className="max-w-2xl">
		<label htmlFor={field.id} className="choice">
			<input
				key={field.key}
				{...controlProps(field, { hint, optional })}
				type="checkbox"
				defaultChecked={field.initialValue === "on" || field.initialValue === true}
				className="tick"
			/>
			<span className="font-medium">{label}</span>
		</label>
		<Hint field={field} hint={hint} />
		<FieldError field={field} />
	</div>
);
