import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

type Contractor = {
	name: string;
	email: string;
	phone: string;
	active: boolean;
	open311Url: string;
	open311Jurisdiction: string;
	open311Services: string;
	hasKey: boolean;
};

/** Who does works for the city, and the address of its own server if it has one. */
export const ContractorForm = ({ lastResult, contractor }: { lastResult: unknown; contractor: Contractor | null }) => {
	const { t } = useTranslation("works");
	const defaultValue = {
		name: contractor?.name ?? "",
		email: contractor?.email ?? "",
		phone: contractor?.phone ?? "",
		active: contractor?.active === false ? "" : "on",
		open311Url: contractor?.open311Url ?? "",
		open311Key: "",
		open311Jurisdiction: contractor?.open311Jurisdiction ?? "",
		open311Services: contractor?.open311Services ?? "",
	};
	const [form, fields] = useTypedForm<typeof defaultValue>(lastResult, { defaultValue });
	const labels = {
		name: t("contractors.name"),
		email: t("contractors.email"),
		phone: t("contractors.phone"),
		open311Url: t("contractors.url"),
		open311Services: t("contractors.services"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<TextField field={fields.name} label={labels.name} />
			<TextField field={fields.email} type="email" label={labels.email} hint={t("contractors.emailHint")} />
			<TextField field={fields.phone} type="tel" label={labels.phone} optional />
			<CheckboxField field={fields.active} label={t("contractors.active")} />
			<h2>{t("contractors.server")}</h2>
			<p className="text-soft">{t("contractors.serverText")}</p>
			<TextField
				field={fields.open311Url}
				type="url"
				label={labels.open311Url}
				hint={t("contractors.urlHint")}
				optional
			/>
			<TextField
				field={fields.open311Key}
				label={t("contractors.key")}
				hint={contractor?.hasKey ? t("contractors.keyKept") : t("contractors.keyHint")}
				autoComplete="off"
				optional
			/>
			<TextField field={fields.open311Jurisdiction} label={t("contractors.jurisdiction")} optional />
			<TextAreaField
				field={fields.open311Services}
				label={labels.open311Services}
				hint={t("contractors.servicesHint")}
				rows={4}
				maxLength={4000}
				optional
			/>
			<div>
				<Button>{t("settings.save")}</Button>
			</div>
		</TypedForm>
	);
};
