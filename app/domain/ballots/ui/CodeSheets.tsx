import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";

type Props = { batch: number; sheets: { number: number; code: string }[]; title: string; address: string };

/** The sheets of a batch, to be cut: one code each, what to do with it, and the number that names the sheet. */
export const CodeSheets = ({ batch, sheets, title, address }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<>
			<div className="no-print">
				<Alert tone="warning" live>
					{t("codes.made", { batch, count: sheets.length })}
				</Alert>
			</div>
			<ul className="grid gap-4">
				{sheets.map(({ number, code }) => (
					<li
						key={number}
						className="grid break-inside-avoid gap-2 rounded-card border-2 border-dashed border-line-strong bg-surface p-5"
					>
						<strong>{title}</strong>
						<code className="text-[1.5rem] font-semibold tracking-widest">{code}</code>
						<span>{t("codes.howTo", { address })}</span>
						<span className="text-[0.875rem] text-soft">{t("codes.sheet", { batch, number })}</span>
					</li>
				))}
			</ul>
		</>
	);
};

/** Cancels a lost sheet by its numbers. */
export const RevokeForm = ({ action }: { action: string }) => {
	const { t } = useTranslation("ballots");
	const field = (name: "batch" | "number", label: string) => (
		<label htmlFor={`revoke-${name}`} className="grid gap-1 font-semibold">
			{label}
			<input id={`revoke-${name}`} name={name} type="number" min={1} required className="control w-28" />
		</label>
	);
	return (
		<Form method="post" action={action} className="flex flex-wrap items-end gap-4">
			{field("batch", t("codes.batchField"))}
			{field("number", t("codes.numberField"))}
			<Button tone="danger">{t("codes.revoke")}</Button>
		</Form>
	);
};
