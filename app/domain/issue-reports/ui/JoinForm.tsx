import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { type FieldState, textOf } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import { TEXT } from "../schema";
import { PhotosField } from "./PhotosField";

type Props = { lastResult: unknown; isSignedIn: boolean; formKey: string };

/** One's own testimony about something already reported: words and photos if one has them, and who one is. */
export const JoinForm = ({ lastResult, isSignedIn, formKey }: Props) => {
	const { t } = useTranslation("issue-reports");
	const [form, fields] = useTypedForm(lastResult);
	const [, setPhotos] = useState<File[]>([]);
	const named = (name: string) => fields[name] as FieldState;
	const labels = { text: t("joinPage.words"), photos: t("new.photos"), email: t("new.email") };
	return (
		<TypedForm form={form} labels={labels} encType="multipart/form-data">
			<input type="hidden" name="formKey" value={textOf(named("formKey").initialValue) ?? formKey} />
			<input type="hidden" name="kept" value={textOf(named("kept").initialValue) ?? ""} />
			<TextAreaField
				field={named("text")}
				label={labels.text}
				hint={t("joinPage.wordsHint")}
				rows={3}
				maxLength={TEXT.max}
				optional
			/>
			<PhotosField field={named("photos")} onChange={setPhotos} onPosition={() => undefined} />
			{isSignedIn ? null : (
				<TextField
					field={named("email")}
					label={labels.email}
					hint={t("new.emailHint")}
					type="email"
					autoComplete="email"
					inputMode="email"
				/>
			)}
			<div>
				<Button>{t("joinPage.send")}</Button>
			</div>
		</TypedForm>
	);
};
