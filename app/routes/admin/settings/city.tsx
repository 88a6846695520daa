import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeCity } from "~/domain/settings/commands/change-city.server";
import { findCity } from "~/domain/settings/queries.server";
import { type CityForm, cityFormSchema } from "~/domain/settings/schema";
import { ColourPreview } from "~/domain/settings/ui/ColourPreview";
import { translatorFor } from "~/i18n/i18next.server";
import { IMAGE_BYTES, imageTypes } from "~/lib/images";
import { formRefused, readUpload, withFlash } from "~/server/http.server";
import { storeLogo } from "~/server/images.server";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { FileField } from "~/ui/FileField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "settings.change");
	return { city: await findCity(context), title: (await translatorFor(args.request))("settings:city.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "settings.change");
	const read = await readUpload(args, cityFormSchema, { field: "logo", max: 1, bytes: IMAGE_BYTES });
	if (!read.ok) return read.shownAgain;
	const { removeLogo, checkPhotos, ...changes } = read.value;
	const [file] = read.files;
	const logo = file ? await storeLogo(file.bytes) : null;
	if (logo && !logo.ok) return formRefused(read, read.t(`images.${logo.reason}`));
	const logoKey = logo ? { logoKey: logo.value } : removeLogo ? { logoKey: null } : {};
	await changeCity(context, { ...changes, ...logoKey, checkPhotos: checkPhotos === "on" });
	return withFlash("/admin/settings", { tone: "success", text: read.t("settings:city.done") });
}

export default function CitySettings() {
	const { city } = useLoaderData<typeof loader>();
	const { name, tagline, colour, accentColour, contactEmail, contactPhone } = city;
	const checkPhotos = city.checkPhotos ? ("on" as const) : undefined;
	const defaultValue = { name, tagline, colour, accentColour, contactEmail, contactPhone, checkPhotos };
	const [form, fields] = useTypedForm<CityForm & { logo: File }>(useActionData<typeof action>(), { defaultValue });
	const { t } = useTranslation("settings");
	const labels = {
		name: t("city.name"),
		tagline: t("city.tagline"),
		logo: t("city.logo"),
		colour: t("city.colour"),
		accentColour: t("city.accentColour"),
		contactEmail: t("city.contactEmail"),
		contactPhone: t("city.contactPhone"),
	};
	return (
		<Page width="text">
			<PageHeader title={t("city.title")} lead={t("city.lead")} />
			<TypedForm form={form} labels={labels} encType="multipart/form-data">
				<TextField field={fields.name} label={labels.name} hint={t("city.nameHint")} />
				<TextField field={fields.tagline} label={labels.tagline} hint={t("city.taglineHint")} optional />
				<FileField field={fields.logo} label={labels.logo} hint={t("city.logoHint")} accept={imageTypes} optional />
				{city.logoKey ? <CheckboxField field={fields.removeLogo} label={t("city.removeLogo")} /> : null}
				<TextField
					field={fields.colour}
					type="color"
					label={labels.colour}
					hint={t("city.colourHint")}
					className="h-14 max-w-40"
				/>
				<TextField field={fields.accentColour} type="color" label={labels.accentColour} className="h-14 max-w-40" />
				<TextField field={fields.contactEmail} type="email" label={labels.contactEmail} />
				<TextField field={fields.contactPhone} type="tel" label={labels.contactPhone} optional />
				<CheckboxField field={fields.checkPhotos} label={t("city.checkPhotos")} hint={t("city.checkPhotosHint")} />
				<div>
					<Button>{t("city.submit")}</Button>
				</div>
			</TypedForm>
			<Section title={t("preview.title")}>
				<ColourPreview colour={colour} accentColour={accentColour} />
			</Section>
		</Page>
	);
}
