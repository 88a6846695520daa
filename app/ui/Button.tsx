import { Form, Link, useNavigation } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small";

const tones: Record<ButtonTone, string> = {
	primary:
		"bg-brand text-on-brand border-brand shadow-card hover:bg-brand-strong hover:border-brand-strong active:translate-y-px",
	secondary: "bg-surface text-ink border-line-strong hover:border-ink hover:bg-sunken active:translate-y-px",
	quiet: "bg-transparent text-brand-text border-transparent underline underline-offset-4 hover:bg-brand-soft",
	danger: "bg-surface text-danger border-danger hover:bg-danger-soft active:translate-y-px",
};

const sizes: Record<ButtonSize, string> = {
	normal: "min-h-12 px-5 py-2.5",
	small: "min-h-11 px-3.5 py-1.5 text-[0.9375rem]",
};

/** The look of a button, for the few elements that are neither `Button` nor `LinkButton`. */
export const buttonClass = (tone: ButtonTone = "primary", size: ButtonSize = "normal", more = "") =>
	`inline-flex items-center justify-center gap-2 rounded-control border-[1.5px] text-center font-semibold leading-tight no-underline transition-[background-color,border-color] disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60 ${sizes[size]} ${tones[tone]} ${more}`;

type Look = { tone?: ButtonTone; size?: ButtonSize };

export const Button = ({ tone, size, className = "", type = "submit", ...props }: ComponentProps<"button"> & Look) => (
	<button type={type} className={buttonClass(tone, size, className)} {...props} />
);

/** A link that looks like a button: it leads somewhere and changes nothing. */
export const LinkButton = ({
	tone,
	size,
	className = "",
	...props
}: { to: string; children: ReactNode; className?: string } & Look & Omit<ComponentProps<typeof Link>, "to">) => (
	<Link className={buttonClass(tone, size, className)} {...props} />
);

type ButtonFormProps = Look & {
	action: string;
	method?: "post" | "get";
	fields?: Record<string, string>;
	label?: ReactNode;
	children?: ReactNode;
	className?: string;
	disabled?: boolean;
	/** For a button whose words alone do not say on what it acts. */
	"aria-label"?: string;
	"aria-pressed"?: boolean;
	"aria-describedby"?: string;
};

/** One button, one command: a form of hidden fields. It works without JavaScript and waits while it is being sent. */
export const ButtonForm = ({
	action,
	method = "post",
	fields = {},
	label,
	children,
	className = "",
	...button
}: ButtonFormProps) => {
	const navigation = useNavigation();
	const pending =
		navigation.formAction === action &&
		Object.entries(fields).every(([name, value]) => navigation.formData?.get(name) === value);
	return (
		<Form
			method={method}
			action={action}
			className={`inline-block ${className}`}
			preventScrollReset
			onSubmit={(event) => pending && event.preventDefault()}
		>
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{/* Not `disabled` while it waits: a disabled button would lose the keyboard's place. */}
			<Button {...button} aria-disabled={pending || undefined} aria-busy={pending || undefined}>
				{children ?? label}
			</Button>
		</Form>
	);
};
