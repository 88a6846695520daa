import { type FieldState, textOf } from "./Field";

export const HiddenField = ({ field, value }: { field: FieldState; value?: string }) => (
	<input
		type="hidden"
		name={field.name}
		form={field.formId}
		value={value ?? textOf(field.initialValue) ?? ""}
		readOnly
	/>
);
