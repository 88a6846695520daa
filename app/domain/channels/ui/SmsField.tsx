import { useState } from "react";
import { useTranslation } from "react-i18next";
import { controlProps, FieldFrame, type FieldState, type FieldTexts, textOf } from "~/ui/Field";
import { smsSize, toGsm } from "../rules/gsm";

/** How the text will travel: signs, parts, alphabet, and which signs are replaced by their neighbours. */
const Size = ({ text }: { text: string }) => {
	const { t } = useTranslation("channels");
	const size = smsSize(toGsm(text));
	const replaced = smsSize(text).outside.filter((sign) => !size.outside.includes(sign));
	const signs = (all: string[]) => all.map((sign) => `«\u00a0${sign}\u00a0»`).join(" ");
	return (
		<output className={`mt-1.5 block text-[0.9375rem] ${size.parts > 1 ? "font-semibold text-danger" : "text-soft"}`}>
			{t("sms.size", { count: size.parts, units: size.units, left: size.left })} · {t(`sms.${size.encoding}`)}
			{replaced.length > 0 ? <span className="block">{t("sms.replaced", { signs: signs(replaced) })}</span> : null}
			{size.outside.length > 0 ? (
				<span className="block">{t("sms.outside", { signs: signs(size.outside) })}</span>
			) : null}
		</output>
	);
};

/** A text that leaves as SMS: its length is counted as the network counts it, by the page while writing and by the server at each sending. `suffix` is what is added to it when it leaves. */
export const SmsField = ({
	field,
	label,
	hint,
	optional,
	rows = 3,
	suffix = "",
}: FieldTexts & { field: FieldState; rows?: number; suffix?: string }) => {
	const initial = textOf(field.initialValue) ?? "";
	const [text, setText] = useState(initial);
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional}>
			<textarea
				key={field.key}
				{...controlProps(field, { hint, optional })}
				rows={rows}
				defaultValue={initial}
				onChange={(event) => setText(event.currentTarget.value)}
				className="control"
			/>
			<Size text={text ? text + suffix : ""} />
		</FieldFrame>
	);
};
