import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { FileField } from "~/ui/FileField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { TextField } from "~/ui/TextField";
import type { CategoryBranch } from "../queries/categories.server";
import { useCategoryName } from "./names";

/** A layer of things and the file that holds them. */
export const LayerForm = ({ lastResult, categories }: { lastResult: unknown; categories: CategoryBranch[] }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const [form, fields] = useTypedForm(lastResult);
	const named = (name: string) => fields[name] as FieldState;
	const labels = {
		nameFr: t("layers.nameFr"),
		nameEn: t("layers.nameEn"),
		code: t("layers.code"),
		categories: t("layers.categories"),
		file: t("layers.file"),
	};
	const options = categories.flatMap(({ children }) =>
		children.map((leaf) => ({ value: leaf.code, label: nameOf(leaf) })),
	);
	return (
		<TypedForm form={form} labels={labels} encType="multipart/form-data">
			<TextField field={named("nameFr")} label={labels.nameFr} hint={t("layers.nameHint")} />
			<TextField field={named("nameEn")} label={labels.nameEn} />
			<TextField field={named("code")} label={labels.code} hint={t("layers.codeHint")} spellCheck={false} />
			<ChoiceField field={named("categories")} label={labels.categories} type="checkbox" options={options} columns />
			<FileField
				field={named("file")}
				label={labels.file}
				hint={t("layers.fileHint")}
				accept=".geojson,.json,application/geo+json,application/json"
			/>
			<div>
				<Button>{t("layers.import")}</Button>
			</div>
		</TypedForm>
	);
};
