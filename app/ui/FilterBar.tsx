import { Form, Link } from "@remix-run/react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Icon } from "./Icon";

type Props = {
	label: string;
	children: ReactNode;
	action?: string /** Where the filters are all off. */;
	clearTo?: string | undefined;
};

/** Filters of a list: a GET form, so that a filtered list has an address. Holds `FilterSelect` and `FilterText`. */
export const FilterBar = ({ label, children, action, clearTo }: Props) => {
	const { t } = useTranslation("common");
	return (
		<Form
			method="get"
			action={action}
			role="search"
			aria-label={label}
			className="no-print grid grid-cols-2 items-end gap-3 rounded-card bg-sunken p-4 sm:flex sm:flex-wrap"
		>
			{children}
			<Button tone="secondary">
				<Icon name="search" /> {t("filter.apply")}
			</Button>
			{clearTo ? (
				<Link to={clearTo} className="inline-flex min-h-11 items-center px-2">
					{t("filter.clear")}
				</Link>
			) : null}
		</Form>
	);
};

type SelectProps = {
	name: string;
	label: string;
	value?: string | null | undefined;
	options: { value: string; label: string }[];
};

/** One filter; the option of value "" stands for all. */
export const FilterSelect = ({ name, label, value, options }: SelectProps) => {
	const id = useId();
	return (
		<div className="min-w-0 flex-1 sm:min-w-44 sm:basis-44">
			<label htmlFor={id} className="text-[0.9375rem] font-semibold">
				{label}
			</label>
			<select id={id} name={name} key={value} defaultValue={value ?? ""} className="control mt-1">
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</div>
	);
};

type TextProps = { name: string; label: string; value?: string | null | undefined } & Pick<
	ComponentProps<"input">,
	"type"
>;

export const FilterText = ({ name, label, value, type = "search" }: TextProps) => {
	const id = useId();
	return (
		<div className="col-span-2 min-w-0 flex-2 sm:min-w-52 sm:basis-52">
			<label htmlFor={id} className="text-[0.9375rem] font-semibold">
				{label}
			</label>
			<input id={id} type={type} name={name} key={value} defaultValue={value ?? ""} className="control mt-1" />
		</div>
	);
};
