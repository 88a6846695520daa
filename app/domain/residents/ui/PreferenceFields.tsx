import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "~/ui/Button";
import { type FieldState, textsOf } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { SelectField } from "~/ui/SelectField";
import { ageBands, type NewsTopic, newsChannels, newsTopics, rhythms } from "../schema";

type Option = { value: string; label: string };
type Way = "sms" | "push" | "letter";
type Chosen = {
	rhythms: Record<string, string>;
	firstChannel: string;
	areaId: string;
	ageBand: string;
} & Record<Way, string[]>;
/** What a way still lacks: a number, a browser, a checked home. */
type Ready = Record<Way, boolean>;
type Props = { lastResult: unknown; chosen: Chosen; areas: Option[]; ready: Ready };

const ways = ["sms", "push", "letter"] as const;

const LACKS = { sms: "noPhone", push: "noBrowser", letter: "noHome" } as const;

type FieldOf = (name: string) => FieldState;

/** One topic: its rhythm by e-mail, and the other ways it may come. */
const TopicLine = ({ topic, field, ready }: { topic: NewsTopic; field: FieldOf; ready: Ready }) => {
	const { t } = useTranslation("residents");
	const name = t(`topics.${topic}`);
	return (
		<fieldset className="grid content-start gap-3 rounded-card border border-line bg-surface p-4">
			<legend className="px-1 font-semibold">{name}</legend>
			<SelectField
				field={field(topic)}
				label={t("preferences.byEmail")}
				options={rhythms.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
			/>
			<div className="flex flex-wrap items-center gap-x-5 gap-y-1">
				<span className="font-semibold">{t("preferences.also")}</span>
				{ways.map((way) => (
					<label key={way} className="choice">
						<input
							type="checkbox"
							name={way}
							value={topic}
							defaultChecked={textsOf(field(way).initialValue).includes(topic)}
							disabled={!ready[way]}
							aria-label={`${name} – ${t(`preferences.ways.${way}`)}`}
							className="tick"
						/>
						<span className={ready[way] ? "" : "text-soft"}>{t(`preferences.ways.${way}`)}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
};

/** What must be done first for the ways that are not ready. */
const Lacking = ({ ready }: { ready: Ready }) => {
	const { t } = useTranslation("residents");
	const lacking = ways.filter((way) => !ready[way]);
	if (lacking.length === 0) return null;
	return (
		<ul className="grid list-disc gap-1 ps-6 text-soft">
			{lacking.map((way) => (
				<li key={way}>
					{t(`preferences.${LACKS[way]}`)}{" "}
					{way === "letter" ? (
						<LinkButton to="/me/residence" tone="quiet" size="small">
							{t("preferences.checkHome")}
						</LinkButton>
					) : null}
				</li>
			))}
		</ul>
	);
};

const About = ({ field, areas }: { field: FieldOf; areas: Option[] }) => {
	const { t } = useTranslation("residents");
	return (
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
	);
};

/** The preference centre: topics by ways and rhythms, and two facts nobody has to give. */
export const PreferenceFields = ({ lastResult, chosen, areas, ready }: Props) => {
	const { t } = useTranslation("residents");
	const { rhythms: chosenRhythms, ...others } = chosen;
	const defaultValue = {
		...Object.fromEntries(newsTopics.map((topic) => [topic, chosenRhythms[topic] ?? "off"])),
		...others,
	};
	const [form, fields] = useTypedForm<Record<string, string | string[]>>(lastResult, {
		id: "preferences",
		defaultValue,
	});
	const field: FieldOf = (name) => fields[name] as unknown as FieldState;
	return (
		<TypedForm form={form} labels={Object.fromEntries(newsTopics.map((topic) => [topic, t(`topics.${topic}`)]))}>
			<p className="max-w-2xl">{t("preferences.wording")}</p>
			<p className="max-w-2xl">{t("preferences.once")}</p>
			<Lacking ready={ready} />
			<div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
				{newsTopics.map((topic) => (
					<TopicLine key={topic} topic={topic} field={field} ready={ready} />
				))}
			</div>
			<SelectField
				field={field("firstChannel")}
				label={t("preferences.first")}
				placeholder={t("preferences.noFirst")}
				options={newsChannels.map((value) => ({ value, label: t(`preferences.ways.${value}`) }))}
				optional
			/>
			<About field={field} areas={areas} />
			<Button className="justify-self-start">{t("preferences.save")}</Button>
		</TypedForm>
	);
};
