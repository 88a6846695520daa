import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { ageBands, newsTopics, rhythms } from "../schema";

type Option = { value: string; label: string };
type Chosen = { rhythms: Record<string, string>; areaId: string; ageBand: string };
type Props = { lastResult: unknown; chosen: Chosen; areas: Option[] };

/** The preference centre: a rhythm for each topic, and two facts nobody has to give. */
export const PreferenceFields = ({ lastResult, chosen, areas }: Props) => {
	const { t } = useTranslation("residents");
	const defaultValue = {
		...Object.fromEntries(newsTopics.map((topic) => [topic, chosen.rhythms[topic] ?? "off"])),
		...{ areaId: chosen.areaId, ageBand: chosen.ageBand },
	};
	const [form, fields] = useTypedForm<Record<string, string>>(lastResult, { id: "preferences", defaultValue });
	const field = (name: string) => fields[name] as NonNullable<(typeof fields)[string]>;
	const rhythmOptions = rhythms.map((value) => ({ value, label: t(`rhythms.${value}`) }));
	return (
		<TypedForm form={form} labels={Object.fromEntries(newsTopics.map((topic) => [topic, t(`topics.${topic}`)]))}>
			<p className="max-w-2xl">{t("preferences.wording")}</p>
			<div className="grid gap-5 sm:grid-cols-2">
				{newsTopics.map((topic) => (
					<SelectField key={topic} field={field(topic)} label={t(`topics.${topic}`)} options={rhythmOptions} />
				))}
			</div>
			<fieldset className="grid gap-5">
				<legend className="text-subheading font-semibold">{t("preferences.about")}</legend>
				<p className="text-soft">{t("preferences.aboutHint")}</p>
				<div className="grid gap-5 sm:grid-cols-2">
					<SelectField
						field={field("areaId")}
						label={t("preferences.area")}
						placeholder={t("preferences.none")}
						options={areas}
						optional
					/>
					<SelectField
						field={field("ageBand")}
						label={t("preferences.ageBand")}
						placeholder={t("preferences.none")}
						options={ageBands.map((value) => ({ value, label: t(`ageBands.${value}`) }))}
						optional
					/>
				</div>
			</fieldset>
			<Button className="justify-self-start">{t("preferences.save")}</Button>
		</TypedForm>
	);
};
