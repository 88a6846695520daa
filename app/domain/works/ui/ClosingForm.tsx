import { useTranslation } from "react-i18next";
import { imageTypes } from "~/lib/images";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { FileField } from "~/ui/FileField";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";

type Props = { lastResult: unknown; asked: "yes" | "no" | null; action?: string };

/** «Is it solved?»: by who reported it, with a word and photos when it is not. */
export const ClosingForm = ({ lastResult, asked, action }: Props) => {
	const { t } = useTranslation("works");
	const defaultValue = { solved: asked ?? "", text: "", rating: "", photos: "" };
	const [form, fields] = useTypedForm<typeof defaultValue>(lastResult, { defaultValue, id: "closing" });
	const labels = { solved: t("closing.question"), text: t("closing.text"), photos: t("closing.photos") };
	return (
		<TypedForm form={form} labels={labels} encType="multipart/form-data" {...(action ? { action } : {})}>
			<FormError>{form.errors?.join(" ")}</FormError>
			<ChoiceField
				field={fields.solved}
				label={labels.solved}
				columns
				options={[
					{ value: "yes", label: t("closing.yes") },
					{ value: "no", label: t("closing.no"), hint: t("closing.noHint") },
				]}
			/>
			<TextAreaField
				field={fields.text}
				label={labels.text}
				hint={t("closing.textHint")}
				rows={3}
				maxLength={2000}
				optional
			/>
			<FileField
				field={fields.photos}
				label={labels.photos}
				hint={t("closing.photosHint")}
				accept={imageTypes}
				multiple
				optional
			/>
			<SelectField
				field={fields.rating}
				label={t("closing.rating")}
				optional
				placeholder={t("closing.noRating")}
				options={["5", "4", "3", "2", "1"].map((value) => ({ value, label: t(`closing.ratings.${value as "5"}`) }))}
			/>
			<div>
				<Button>{t("closing.send")}</Button>
			</div>
		</TypedForm>
	);
};
