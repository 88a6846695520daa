import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { FoundCategory } from "../../queries/category-desk.server";
import { useCategoryName } from "../names";

type Named = { id: string; nameFr: string; nameEn: string };

type Props = {
	lastResult: unknown;
	category: FoundCategory | null;
	themes: Named[];
	layers: Named[];
	units: { code: string; name: string }[];
};

const valuesOf = (category: FoundCategory | null) => ({
	nameFr: category?.nameFr ?? "",
	nameEn: category?.nameEn ?? "",
	descriptionFr: category?.descriptionFr ?? "",
	descriptionEn: category?.descriptionEn ?? "",
	keywords: category?.keywords ?? "",
	parentId: category?.parentId ?? "",
	unitCode: category?.unitCode ?? "",
	delayWorkingDays: category?.delayWorkingDays ?? "",
	open311Mode: category?.open311Mode ?? "realtime",
	layers: category?.layers ?? [],
	active: category && !category.active ? "" : "on",
});

const useLabels = () => {
	const { t } = useTranslation("issue-reports");
	return {
		nameFr: t("layers.nameFr"),
		nameEn: t("layers.nameEn"),
		code: t("layers.code"),
		parentId: t("categories.theme"),
		descriptionFr: t("categories.descriptionFr"),
		descriptionEn: t("categories.descriptionEn"),
		keywords: t("categories.keywords"),
		unitCode: t("categories.unit"),
		delayWorkingDays: t("categories.delay"),
		open311Mode: t("categories.mode"),
		layers: t("categories.layers"),
	};
};

type Fields = Record<string, FieldState>;

const Words = ({ fields, isNew, themes }: { fields: Fields; isNew: boolean; themes: Named[] }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const labels = useLabels();
	const named = (name: string) => fields[name] as FieldState;
	return (
		<>
			<TextField field={named("nameFr")} label={labels.nameFr} />
			<TextField field={named("nameEn")} label={labels.nameEn} />
			{isNew ? (
				<TextField
					field={named("code")}
					label={labels.code}
					hint={t("categories.codeHint")}
					spellCheck={false}
					optional
				/>
			) : null}
			<SelectField
				field={named("parentId")}
				label={labels.parentId}
				hint={t("categories.themeHint")}
				optional
				placeholder={t("categories.noTheme")}
				options={themes.map((theme) => ({ value: theme.id, label: nameOf(theme) }))}
			/>
			<TextAreaField field={named("descriptionFr")} label={labels.descriptionFr} rows={2} optional />
			<TextAreaField field={named("descriptionEn")} label={labels.descriptionEn} rows={2} optional />
			<TextAreaField
				field={named("keywords")}
				label={labels.keywords}
				hint={t("categories.keywordsHint")}
				rows={3}
				optional
			/>
		</>
	);
};

/** A category: its words, its place in the tree, who handles it and by when. */
export const CategoryForm = ({ lastResult, category, themes, layers, units }: Props) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const labels = useLabels();
	const [form, typed] = useTypedForm(lastResult, { defaultValue: valuesOf(category) });
	const fields = typed as unknown as Fields;
	const named = (name: string) => fields[name] as FieldState;
	return (
		<TypedForm form={form} labels={labels}>
			{category ? <p className="text-soft">{t("categories.codeIs", { code: category.code })}</p> : null}
			<Words fields={fields} isNew={category === null} themes={themes} />
			<SelectField
				field={named("unitCode")}
				label={labels.unitCode}
				hint={t("categories.unitHint")}
				optional
				placeholder=""
				options={units.map(({ code, name }) => ({ value: code, label: name }))}
			/>
			<TextField
				field={named("delayWorkingDays")}
				type="number"
				label={labels.delayWorkingDays}
				hint={t("categories.delayHint")}
				optional
			/>
			{category && category.childCount === 0 ? (
				<p>
					<Link to={`/admin/reports/promises/${category.code}`}>{t("categories.promise")}</Link>
				</p>
			) : null}
			{layers.length > 0 ? (
				<ChoiceField
					field={named("layers")}
					type="checkbox"
					label={labels.layers}
					hint={t("categories.layersHint")}
					optional
					columns
					options={layers.map((layer) => ({ value: layer.id, label: nameOf(layer) }))}
				/>
			) : null}
			<ChoiceField
				field={named("open311Mode")}
				label={labels.open311Mode}
				options={[
					{ value: "realtime", label: t("categories.realtime") },
					{ value: "batch", label: t("categories.batch") },
				]}
			/>
			<CheckboxField field={named("active")} label={t("categories.active")} hint={t("categories.activeHint")} />
			<div>
				<Button>{t("categories.save")}</Button>
			</div>
		</TypedForm>
	);
};
