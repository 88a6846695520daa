import { controlProps, FieldFrame, type FieldState, type FieldTexts } from "./Field";

type Props = FieldTexts & { field: FieldState; accept?: string; multiple?: boolean };

/** Files to send. The form needs `encType="multipart/form-data"`. A refused form asks for the file again: browsers keep none. */
export const FileField = ({ field, label, hint, optional, accept, multiple }: Props) => (
	<FieldFrame field={field} label={label} hint={hint} optional={optional}>
		<input
			key={field.key}
			{...controlProps(field, { hint, optional })}
			type="file"
			accept={accept}
			multiple={multiple}
			className="control"
		/>
	</FieldFrame>
);
