import { type FormMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type ComponentProps, type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "./Alert";

type Options<Values extends Record<string, unknown>> = {
	defaultValue?: ComponentDefault<Values>;
	/** Needed when a page holds two forms with fields of the same name. */
	id?: string;
};

type ComponentDefault<Values extends Record<string, unknown>> = NonNullable<
	Parameters<typeof useForm<Values>>[0]["defaultValue"]
>;

/**
 * The form of a page, judged by the server alone: `lastResult` is what the action answered (`useActionData()`), from
 * which the fields are filled again with what was typed. Answers `[form, fields]` as conform's `useForm` does.
 */
// biome-ignore lint/suspicious/noExplicitAny: conform's own default, for a page that reads its values from the server only
export const useTypedForm = <Values extends Record<string, unknown> = Record<string, any>>(
	lastResult: unknown,
	{ defaultValue, id }: Options<Values> = {},
) =>
	useForm<Values>({
		...(id ? { id } : {}),
		...(defaultValue ? { defaultValue } : {}),
		lastResult: (isResult(lastResult) ? lastResult : null) as SubmissionResult<string[]> | null,
		defaultNoValidate: true,
		shouldValidate: "onSubmit",
	});

const isResult = (value: unknown): boolean => typeof value === "object" && value !== null && "initialValue" in value;

// biome-ignore lint/suspicious/noExplicitAny: any form
type AnyForm = Pick<FormMetadata<any, string[]>, "id" | "onSubmit" | "errors" | "allErrors" | "status" | "errorId">;

type TypedFormProps = Omit<ComponentProps<typeof Form>, "id" | "onSubmit" | "noValidate"> & {
	form: AnyForm;
	/** Name of a field → its label, for the error summary. Without it the page places its own `ErrorSummary`. */
	labels?: Record<string, string>;
	/** Called before the form is sent; it may prevent it. */
	onSend?: (event: FormEvent<HTMLFormElement>) => void;
	children: ReactNode;
};

/** The `<form>` of a page: error summary first, then its fields, at an even rhythm. */
export const TypedForm = ({
	form,
	labels,
	children,
	onSend,
	className = "",
	method = "post",
	...props
}: TypedFormProps) => (
	<Form
		{...props}
		method={method}
		id={form.id}
		onSubmit={(event) => {
			onSend?.(event);
			if (!event.defaultPrevented) form.onSubmit(event);
		}}
		noValidate
		className={`grid gap-6 ${className}`}
	>
		{labels ? <ErrorSummary form={form} labels={labels} /> : null}
		{children}
	</Form>
);

/** The id of the control of a field, as conform makes it. */
const controlId = (formId: string, name: string) => `${formId}-${name}`;

/** What must be corrected, each line a link to its field. It takes the focus after a refused submission. */
export const ErrorSummary = ({ form, labels }: { form: AnyForm; labels: Record<string, string> }) => {
	const { t } = useTranslation("common");
	const box = useRef<HTMLDivElement>(null);
	const errors = Object.entries(form.allErrors).filter(([, texts]) => texts.length > 0);
	const shown = errors.length > 0;
	// biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server moves the focus again
	useEffect(() => {
		if (shown) box.current?.focus();
	}, [form.allErrors, shown]);
	if (!shown) return null;
	const labelOf = (name: string) => labels[name] ?? labels[name.replace(/[[.].*$/, "")];
	return (
		<div
			ref={box}
			tabIndex={-1}
			role="alert"
			aria-labelledby={`${form.id}--to-correct`}
			className="max-w-2xl rounded-card border-2 border-danger bg-danger-soft p-5"
		>
			<h2 id={`${form.id}--to-correct`} className="text-subheading text-danger">
				{t("form.summary", { count: errors.length })}
			</h2>
			<ul className="mt-2 grid gap-1.5">
				{errors.map(([name, texts]) => (
					<li key={name}>
						{name === "" ? (
							<span>{texts.join(" ")}</span>
						) : (
							<a href={`#${controlId(form.id, name)}`} className="text-danger">
								{labelOf(name) ? `${labelOf(name)} – ` : ""}
								{texts.join(" ")}
							</a>
						)}
					</li>
				))}
			</ul>
		</div>
	);
};

/** A refusal of the whole form («Le vote est clos.»), read aloud when it appears. */
export const FormError = ({ children }: { children: ReactNode }) =>
	children ? (
		<Alert tone="danger" live>
			{children}
		</Alert>
	) : null;
