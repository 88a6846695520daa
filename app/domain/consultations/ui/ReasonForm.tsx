import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "~/ui/Button";
import { DateField } from "~/ui/DateTimeField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

type Props = {
	title: string;
	lead?: ReactNode;
	confirm: string;
	/** Where «change nothing» leads. */
	back: { to: string; label: string };
	lastResult: unknown;
	/** Also asks a new last day, at least this one. */
	dayFrom?: string | undefined;
	isDangerous?: boolean;
};

/** A page that asks why before something that everyone will see. */
export const ReasonForm = ({ title, lead, confirm, back, lastResult, dayFrom, isDangerous }: Props) => {
	const { t } = useTranslation("consultations");
	const [form, fields] = useTypedForm<{ reason: string; endsOn: string }>(lastResult, {
		defaultValue: { reason: "", endsOn: dayFrom ?? "" },
	});
	const labels = { reason: t("admin.reason.label"), endsOn: t("admin.reason.extendsOn") };
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/admin/consultations", label: t("admin.title") }, back, { label: confirm }]}
				title={title}
				lead={lead}
			/>
			<TypedForm form={form} labels={labels}>
				{dayFrom ? <DateField field={fields.endsOn} label={labels.endsOn} min={dayFrom} /> : null}
				<TextAreaField
					field={fields.reason}
					label={labels.reason}
					hint={t("admin.reason.hint")}
					rows={4}
					maxLength={1000}
				/>
				<div className="flex flex-wrap gap-3">
					<Button tone={isDangerous ? "danger" : "primary"}>{confirm}</Button>
					<LinkButton tone="quiet" to={back.to}>
						{t("admin.reason.keep")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
};
