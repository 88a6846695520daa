import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { PlaceField } from "~/ui/map/PlaceField";
import type { MapProps } from "~/ui/map/types";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { Typed } from "../drafts.server";
import type { ShownFile } from "../files.server";
import type { collectingTerms } from "../phase";
import type { Question } from "../question-schema";
import type { ProposalForm } from "../schema";
import type { Similar } from "../similar.server";
import { FileFields } from "./FileFields";
import { QuestionFields, questionLabels } from "./QuestionFields";
import { SimilarProposals, useSimilar } from "./SimilarProposals";

type Props = {
	lastResult: unknown;
	/** Similar proposals the server found before publishing. */
	found: Similar[];
	/** The consultation's own address. */
	base: string;
	proposalId: string;
	/** What a draft held. */
	typed: Typed;
	files: readonly ShownFile[];
	questions: readonly Question[];
	areas: readonly { id: string; name: string }[];
	terms: ReturnType<typeof collectingTerms>;
	map: Omit<MapProps, "label" | "picked" | "onPick">;
};

type Values = Omit<ProposalForm, "seenSimilar"> & { files: string };

type Fields = ReturnType<typeof useTypedForm<Values>>[1];

const useLabels = (questions: readonly Question[]) => {
	const { t } = useTranslation("proposals");
	return {
		...{ title: t("form.titleLabel"), body: t("form.body"), theme: t("form.theme"), address: t("form.place") },
		...{ area: t("form.area"), files: t("files.add") },
		...questionLabels(questions),
	};
};

const Where = ({ fields, terms, areas, map }: Pick<Props, "terms" | "areas" | "map"> & { fields: Fields }) => {
	const { t } = useTranslation("proposals");
	return (
		<>
			<PlaceField
				fields={{ lat: fields.lat, lng: fields.lng, address: fields.address }}
				label={t("form.place")}
				hint={t("form.placeHint")}
				optional={!terms.placeNeeded}
				searchUrl="/places/search"
				reverseUrl="/places/reverse"
				mapProps={{ ...map, label: t("form.map"), height: "22rem" }}
			/>
			{areas.length > 0 ? (
				<SelectField
					field={fields.area}
					label={t("form.area")}
					hint={t("form.areaHint")}
					placeholder={t("form.areaNone")}
					options={areas.map(({ id, name }) => ({ value: id, label: name }))}
					optional
				/>
			) : null}
		</>
	);
};

const Send = ({ base, isSimilar }: { base: string; isSimilar: boolean }) => {
	const { t } = useTranslation("proposals");
	return (
		<div className="grid gap-3">
			<p className="max-w-prose text-soft">{t("form.public")}</p>
			<div className="flex flex-wrap gap-3">
				<Button>{t(isSimilar ? "form.submitAnyway" : "form.submit")}</Button>
				<Button tone="secondary" formAction={`${base}/drafts`}>
					{t("form.saveDraft")}
				</Button>
			</div>
			<p className="max-w-prose text-[0.9375rem] text-soft">{t("form.draftHint")}</p>
		</div>
	);
};

/** The form of a new proposal. While the title is written, or before publishing, it shows those that resemble it. */
export const ProposalFields = (props: Props) => {
	const { lastResult, found, base, proposalId, typed, files, questions, areas, terms, map } = props;
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<Values>(lastResult, { defaultValue: { ...typed, proposalId } as never });
	const [title, setTitle] = useState("");
	const live = useSimilar(`${base}/similar`, title);
	const similar = live.length > 0 ? live : found;
	const labels = useLabels(questions);
	return (
		<TypedForm
			form={form}
			labels={labels}
			encType="multipart/form-data"
			onChange={({ target }) => {
				if (target instanceof HTMLInputElement && target.name === "title") setTitle(target.value);
			}}
		>
			<HiddenField field={fields.proposalId} />
			{similar.length > 0 ? <input type="hidden" name="seenSimilar" value="on" /> : null}
			<TextField field={fields.title} label={labels.title} hint={t("form.titleHint")} />
			<SimilarProposals similar={similar} />
			<TextAreaField field={fields.body} label={labels.body} hint={t("form.bodyHint")} rows={8} maxLength={10_000} />
			{terms.themes.length > 0 ? (
				<SelectField
					field={fields.theme}
					label={labels.theme}
					placeholder={t("form.themeChoose")}
					options={terms.themes.map((name) => ({ value: name, label: name }))}
				/>
			) : null}
			<Where fields={fields} terms={terms} areas={areas} map={map} />
			{questions.length > 0 ? <h2 className="text-subheading">{t("form.questions")}</h2> : null}
			<QuestionFields questions={questions} fields={fields as unknown as Record<string, FieldState>} />
			<h2 className="text-subheading">{t("files.title")}</h2>
			<FileFields field={fields.files} files={files} formId={form.id} />
			<Send base={base} isSimilar={similar.length > 0} />
		</TypedForm>
	);
};
