import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "~/ui/DateTimeField";
import { PlaceField } from "~/ui/map/PlaceField";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

type Fields = Record<
	"title" | "body" | "startsAt" | "endsAt" | "address" | "lat" | "lng" | "onlineUrl" | "seats" | "consultationId",
	FieldMetadata<string>
>;

type Props = {
	fields: Fields;
	map: Omit<Parameters<typeof PlaceField>[0]["mapProps"], "label">;
	consultations: { value: string; label: string }[];
};

/** Labels of the fields of a meeting, for the error summary. */
export const useMeetingLabels = () => {
	const { t } = useTranslation("consultations");
	const names = ["title", "body", "startsAt", "endsAt", "address", "onlineUrl", "seats", "consultationId"] as const;
	return Object.fromEntries(names.map((name) => [name, t(`meetings.form.${name}`)])) as Record<
		(typeof names)[number],
		string
	>;
};

/** When, where, how many: what a meeting needs. */
export const MeetingFields = ({ fields, map, consultations }: Props) => {
	const { t } = useTranslation("consultations");
	const labels = useMeetingLabels();
	return (
		<>
			<TextField field={fields.title} label={labels.title} maxLength={160} />
			<TextAreaField field={fields.body} label={labels.body} rows={5} maxLength={10_000} optional />
			<div className="flex flex-wrap gap-6">
				<DateTimeField field={fields.startsAt} label={labels.startsAt} />
				<DateTimeField field={fields.endsAt} label={labels.endsAt} />
			</div>
			<PlaceField
				fields={fields}
				label={labels.address}
				hint={t("meetings.form.addressHint")}
				optional
				searchUrl="/places/search"
				reverseUrl="/places/reverse"
				mapProps={{ ...map, label: labels.address }}
			/>
			<TextField
				field={fields.onlineUrl}
				label={labels.onlineUrl}
				hint={t("meetings.form.onlineHint")}
				type="url"
				optional
			/>
			<TextField
				field={fields.seats}
				label={labels.seats}
				hint={t("meetings.form.seatsHint")}
				type="number"
				inputMode="numeric"
				min={1}
				className="max-w-32"
				optional
			/>
			<SelectField
				field={fields.consultationId}
				label={labels.consultationId}
				options={consultations}
				placeholder={t("meetings.form.noConsultation")}
				optional
			/>
		</>
	);
};
