import { useState } from "react";
import { useTranslation } from "react-i18next";
import { controlProps, FieldFrame, type FieldState, type FieldTexts, textOf } from "./Field";

type Props = FieldTexts & { field: FieldState; rows?: number; maxLength?: number };

/** Below this share of what is left, the count is read aloud. */
const NEAR_THE_END = 0.1;

const Count = ({ length, maxLength }: { length: number; maxLength: number }) => {
	const { t } = useTranslation("common");
	const left = maxLength - length;
	const text =
		length === 0
			? t("form.atMost", { count: maxLength })
			: left >= 0
				? t("form.left", { count: left })
				: t("form.over", { count: -left });
	return (
		<p className={`mt-1.5 text-[0.9375rem] ${left < 0 ? "font-semibold text-danger" : "text-soft"}`}>
			<span aria-hidden="true">{text}</span>
			<output className="sr-only">{left <= maxLength * NEAR_THE_END ? text : ""}</output>
		</p>
	);
};

/** Several lines of text. The limit counts down but never cuts what is typed or pasted: the server says what is too long. */
export const TextAreaField = ({ field, label, hint, optional, rows = 6, maxLength }: Props) => {
	const initial = textOf(field.initialValue) ?? "";
	const [length, setLength] = useState(initial.length);
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional}>
			<textarea
				key={field.key}
				{...controlProps(field, { hint, optional })}
				rows={rows}
				defaultValue={initial}
				onChange={(event) => setLength(event.currentTarget.value.length)}
				className="control"
			/>
			{maxLength ? <Count length={length} maxLength={maxLength} /> : null}
		</FieldFrame>
	);
};
