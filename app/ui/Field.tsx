import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

/** What a field component needs of conform's field metadata. */
export type FieldState = {
	key?: string | undefined;
	id: string;
	name: string;
	formId: string;
	errorId: string;
	descriptionId: string;
	errors?: string[] | undefined;
	initialValue?: unknown;
};

export type FieldTexts = {
	label: string;
	hint?: ReactNode;
	/** Said in words beside the label; what is not optional is required. */
	optional?: boolean;
};

export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const textsOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

/** The attributes every control shares: name, links to its hint and its error. */
export const controlProps = (field: FieldState, { hint, optional }: Pick<FieldTexts, "hint" | "optional">) => {
	const describedBy = [hint ? field.descriptionId : "", field.errors ? field.errorId : ""].filter(Boolean).join(" ");
	return {
		id: field.id,
		name: field.name,
		form: field.formId,
		required: !optional,
		"aria-invalid": field.errors ? true : undefined,
		"aria-describedby": describedBy || undefined,
	};
};

export const Optional = ({ optional }: { optional?: boolean | undefined }) => {
	const { t } = useTranslation("common");
	return optional ? <span className="font-normal text-soft"> {t("form.optional")}</span> : null;
};

export const Hint = ({ field, hint }: { field: FieldState; hint?: ReactNode }) =>
	hint ? (
		<p id={field.descriptionId} className="mt-0.5 text-[0.9375rem] text-soft">
			{hint}
		</p>
	) : null;

export const FieldError = ({ field }: { field: FieldState }) => {
	const { t } = useTranslation("common");
	return field.errors ? (
		<p id={field.errorId} className="mt-1.5 flex gap-2 font-semibold text-danger">
			<Icon name="warning" className="mt-0.5" />
			<span>
				<span className="sr-only">{t("form.error")} </span>
				{field.errors.join(" ")}
			</span>
		</p>
	) : null;
};

/** Label, hint, control, error, in the order in which they are read. */
export const FieldFrame = ({
	field,
	label,
	hint,
	optional,
	children,
}: FieldTexts & { field: FieldState; children: ReactNode }) => (
	<div className="max-w-2xl">
		<label htmlFor={field.id} className="font-semibold">
			{label}
			<Optional optional={optional} />
		</label>
		<Hint field={field} hint={hint} />
		<div className="mt-2">{children}</div>
		<FieldError field={field} />
	</div>
);
