import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { PlaceField } from "~/ui/map/PlaceField";
import type { MapProps } from "~/ui/map/types";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { collectingTerms } from "../phase";
import type { Similar } from "../queries.server";
import type { ProposalForm } from "../schema";
import { SimilarProposals, useSimilar } from "./SimilarProposals";

type Props = {
	lastResult: unknown;
	/** Similar proposals the server found before publishing. */
	found: Similar[];
	similarUrl: string;
	proposalId: string;
	terms: ReturnType<typeof collectingTerms>;
	map: Omit<MapProps, "label" | "picked" | "onPick">;
};

/** The form of a new proposal. While the title is written, or before publishing, it shows those that resemble it. */
export const ProposalFields = ({ lastResult, found, similarUrl, proposalId, terms, map }: Props) => {
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<ProposalForm>(lastResult, { defaultValue: { proposalId } });
	const [title, setTitle] = useState("");
	const live = useSimilar(similarUrl, title);
	const similar = live.length > 0 ? live : found;
	const labels = {
		title: t("form.titleLabel"),
		body: t("form.body"),
		theme: t("form.theme"),
		address: t("form.place"),
	};
	return (
		<TypedForm
			form={form}
			labels={labels}
			onChange={({ target }) => {
				if (target instanceof HTMLInputElement && target.name === "title") setTitle(target.value);
			}}
		>
			<HiddenField field={fields.proposalId} />
			{similar.length > 0 ? <input type="hidden" name={fields.seenSimilar.name} value="on" /> : null}
			<TextField field={fields.title} label={labels.title} hint={t("form.titleHint")} />
			<SimilarProposals similar={similar} />
			<TextAreaField field={fields.body} label={labels.body} hint={t("form.bodyHint")} rows={8} maxLength={10_000} />
			{terms.themes.length > 0 ? (
				<SelectField
					field={fields.theme}
					label={labels.theme}
					placeholder={t("form.themeChoose")}
					options={terms.themes.map((theme) => ({ value: theme, label: theme }))}
				/>
			) : null}
			<PlaceField
				fields={{ lat: fields.lat, lng: fields.lng, address: fields.address }}
				label={labels.address}
				hint={t("form.placeHint")}
				optional={!terms.placeNeeded}
				searchUrl="/places/search"
				reverseUrl="/places/reverse"
				mapProps={{ ...map, label: t("form.map"), height: "22rem" }}
			/>
			<p className="max-w-prose text-soft">{t("form.public")}</p>
			<div>
				<Button>{t(similar.length > 0 ? "form.submitAnyway" : "form.submit")}</Button>
			</div>
		</TypedForm>
	);
};
