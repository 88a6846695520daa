import { useTranslation } from "react-i18next";
import { imageTypes, imageUrl } from "~/lib/images";
import { Button } from "~/ui/Button";
import { FileField } from "~/ui/FileField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { Icon } from "~/ui/Icon";
import { PlaceField } from "~/ui/map/PlaceField";
import type { MapProps } from "~/ui/map/types";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { CategoryBranch } from "../queries/categories.server";
import { MAX_PHOTOS, TEXT } from "../schema";
import { useCategoryName } from "./names";

type Typed = Record<"formKey" | "lat" | "lng" | "address" | "category" | "text" | "photos" | "email", string>;

type Props = {
	lastResult: unknown;
	map: Pick<MapProps, "center" | "zoom" | "tiles" | "ground">;
	categories: CategoryBranch[];
	isSignedIn: boolean;
	formKey: string;
	/** What the server found out when it shows the form again. */
	again?:
		| { kept?: string; photoKeys?: string[]; place?: { lat: number; lng: number; address: string }; near?: unknown[] }
		| undefined;
};

const Category = ({
	field,
	categories,
}: {
	field: Parameters<typeof SelectField>[0]["field"];
	categories: CategoryBranch[];
}) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const groups = categories.map((branch) => ({
		label: nameOf(branch),
		options: branch.children.map((leaf) => ({ value: leaf.id, label: nameOf(leaf) })),
	}));
	return <SelectField field={field} label={t("new.category")} placeholder={t("new.choose")} groups={groups} />;
};

const keysIn = (kept: string | undefined): string[] => {
	try {
		const [text = ""] = (kept ?? "").split(".");
		return (JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))) as { key: string }[]).map(
			({ key }) => key,
		);
	} catch {
		return [];
	}
};

const KeptPhotos = ({ kept }: { kept: string | undefined }) => {
	const { t } = useTranslation("issue-reports");
	const keys = keysIn(kept);
	if (keys.length === 0) return null;
	return (
		<div>
			<p className="font-semibold">{t("new.kept", { count: keys.length })}</p>
			<ul className="mt-2 flex flex-wrap gap-3">
				{keys.map((key) => (
					<li key={key}>
						<img src={imageUrl(key, 240)} alt="" className="size-24 rounded-control object-cover" />
					</li>
				))}
			</ul>
		</div>
	);
};

/** The form of a report: where, what, in one's own words, with photos. It works without JavaScript and without a map. */
export const ReportForm = ({ lastResult, map, categories, isSignedIn, formKey, again }: Props) => {
	const { t } = useTranslation("issue-reports");
	const [form, fields] = useTypedForm<Typed>(lastResult);
	const placed = (field: typeof fields.lat, value: string | number | undefined) =>
		value === undefined ? field : { ...field, initialValue: String(value) };
	const labels = {
		address: t("new.where"),
		category: t("new.category"),
		text: t("new.text"),
		photos: t("new.photos"),
		email: t("new.email"),
	};
	return (
		<TypedForm form={form} labels={labels} encType="multipart/form-data">
			<input type="hidden" name="formKey" value={fields.formKey.initialValue ?? formKey} />
			<input type="hidden" name="kept" value={again?.kept ?? ""} />
			{again?.near ? <input type="hidden" name="none" value="1" /> : null}
			<PlaceField
				key={again?.place?.address}
				fields={{
					lat: placed(fields.lat, again?.place?.lat),
					lng: placed(fields.lng, again?.place?.lng),
					address: placed(fields.address, again?.place?.address),
				}}
				label={t("new.where")}
				hint={t("new.whereHint")}
				searchUrl="/places/search"
				reverseUrl="/places/reverse"
				mapProps={{ ...map, label: t("new.map") }}
			/>
			<Category field={fields.category} categories={categories} />
			<TextAreaField field={fields.text} label={t("new.text")} hint={t("new.textHint")} rows={5} maxLength={TEXT.max} />
			<KeptPhotos kept={again?.kept} />
			<FileField
				field={fields.photos}
				label={t("new.photos")}
				hint={t("new.photosHint", { count: MAX_PHOTOS })}
				accept={imageTypes}
				multiple
				optional
			/>
			{isSignedIn ? null : (
				<TextField
					field={fields.email}
					label={t("new.email")}
					hint={t("new.emailHint")}
					type="email"
					autoComplete="email"
					inputMode="email"
				/>
			)}
			<div>
				<Button>
					<Icon name="check" /> {t(again?.near ? "new.sendAnyway" : "new.send")}
				</Button>
			</div>
		</TypedForm>
	);
};
