import { controlProps, FieldFrame, type FieldState, type FieldTexts, textOf } from "./Field";

type Option = { value: string; label: string };
type Props = FieldTexts & {
	field: FieldState;
	options: Option[] /** The first, empty line, if one must choose. */;
	placeholder?: string;
};

export const SelectField = ({ field, label, hint, optional, options, placeholder }: Props) => (
	<FieldFrame field={field} label={label} hint={hint} optional={optional}>
		<select
			key={field.key}
			{...controlProps(field, { hint, optional })}
			defaultValue={textOf(field.initialValue)}
			className="control"
		>
			{placeholder === undefined ? null : <option value="">{placeholder}</option>}
			{options.map((option) => (
				<option key={option.value} value={option.value}>
					{option.label}
				</option>
			))}
		</select>
	</FieldFrame>
);
