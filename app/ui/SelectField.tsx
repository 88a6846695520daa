import { controlProps, FieldFrame, type FieldState, type FieldTexts, textOf } from "./Field";

type Option = { value: string; label: string };
type Props = FieldTexts & {
	field: FieldState;
	options?: Option[];
	/** Options under titles. */
	groups?: { label: string; options: Option[] }[];
	/** The first, empty line, if one must choose. */
	placeholder?: string;
};

const Options = ({ options }: { options: Option[] }) =>
	options.map((option) => (
		<option key={option.value} value={option.value}>
			{option.label}
		</option>
	));

export const SelectField = ({ field, label, hint, optional, options = [], groups = [], placeholder }: Props) => (
	<FieldFrame field={field} label={label} hint={hint} optional={optional}>
		<select
			key={field.key}
			{...controlProps(field, { hint, optional })}
			defaultValue={textOf(field.initialValue)}
			className="control"
		>
			{placeholder === undefined ? null : <option value="">{placeholder}</option>}
			<Options options={options} />
			{groups.map((group) => (
				<optgroup key={group.label} label={group.label}>
					<Options options={group.options} />
				</optgroup>
			))}
		</select>
	</FieldFrame>
);
