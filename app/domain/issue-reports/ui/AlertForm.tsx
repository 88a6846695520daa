import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { TextField } from "~/ui/TextField";
import type { CategoryBranch } from "../queries/categories.server";
import { alertCaps, alertPlaces, alertRadii, alertRhythms } from "../schema";
import { useCategoryName } from "./names";

type Props = {
	lastResult: unknown;
	areas: { id: string; name: string }[];
	categories: CategoryBranch[];
	/** What the page one comes from was about. */
	asked: Record<string, string | null>;
};

const useDefaults = (asked: Props["asked"]): Record<string, string> => ({
	kind: asked.kind ?? (asked.area ? "area" : asked.category && !asked.address ? "city" : "place"),
	address: asked.address ?? "",
	area: asked.area ?? "",
	category: asked.category ?? "",
	radius: "300",
	rhythm: "daily",
	cap: "10",
});

/** A new alert: where, about what, how often, how much at once. */
export const AlertForm = ({ lastResult, areas, categories, asked }: Props) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const [form, fields] = useTypedForm(lastResult, { defaultValue: useDefaults(asked) });
	const named = (name: string) => fields[name] as FieldState;
	const labels = {
		kind: t("alerts.kind"),
		address: t("alerts.address"),
		radius: t("alerts.radius"),
		area: t("alerts.area"),
		category: t("alerts.category"),
		rhythm: t("alerts.rhythm"),
		cap: t("alerts.cap"),
	};
	const groups = categories.map((branch) => ({
		label: nameOf(branch),
		options: [
			{ value: branch.code, label: t("alerts.allOf", { name: nameOf(branch) }) },
			...branch.children.map((leaf) => ({ value: leaf.code, label: nameOf(leaf) })),
		],
	}));
	const choices = <Value extends string>(values: readonly Value[], texts: string) =>
		values.map((value) => ({ value, label: t(`alerts.${texts}.${value}` as "alerts.kinds.place") }));
	const counts = (values: readonly number[], text: "alerts.metres" | "alerts.atMost") =>
		values.map((count) => ({ value: String(count), label: t(text, { count }) }));
	return (
		<TypedForm form={form} labels={labels}>
			<ChoiceField field={named("kind")} label={labels.kind} options={choices(alertPlaces, "kinds")} columns />
			<TextField field={named("address")} label={labels.address} hint={t("alerts.addressHint")} optional />
			<SelectField field={named("radius")} label={labels.radius} options={counts(alertRadii, "alerts.metres")} />
			<SelectField
				field={named("area")}
				label={labels.area}
				placeholder={t("alerts.noArea")}
				options={areas.map(({ id, name }) => ({ value: id, label: name }))}
				optional
			/>
			<SelectField
				field={named("category")}
				label={labels.category}
				placeholder={t("alerts.everyCategory")}
				groups={groups}
				optional
			/>
			<ChoiceField field={named("rhythm")} label={labels.rhythm} options={choices(alertRhythms, "rhythms")} />
			<SelectField
				field={named("cap")}
				label={labels.cap}
				hint={t("alerts.capHint")}
				options={counts(alertCaps, "alerts.atMost")}
			/>
			<div>
				<Button>{t("alerts.save")}</Button>
			</div>
		</TypedForm>
	);
};
