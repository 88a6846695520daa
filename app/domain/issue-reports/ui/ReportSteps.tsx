import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { type FieldState, textOf } from "~/ui/Field";
import { Icon } from "~/ui/Icon";
import { PlaceField } from "~/ui/map/PlaceField";
import type { Position } from "~/ui/map/types";
import { TextAreaField } from "~/ui/TextAreaField";
import { personalIn } from "../rules/personal";
import { answerFaults } from "../rules/questions";
import { type Question, TEXT } from "../schema";
import { AssetField } from "./AssetField";
import { CategoryField } from "./CategoryField";
import { KeptPhotos } from "./KeptPhotos";
import { PhotosField } from "./PhotosField";
import { QuestionFields } from "./QuestionFields";
import { Identity, Preview } from "./ReportSend";
import type { ReportState } from "./report-state";
import { SimilarIncidents } from "./SimilarIncidents";
import { StepFrame } from "./wizard";

type Props = { state: ReportState; fieldNamed: (name: string) => FieldState };

const useOffer = (position: Position | null): (Position & { text: string; label: string }) | null => {
	const { t } = useTranslation("issue-reports");
	return position && { ...position, text: t("new.photoPlace"), label: t("new.usePhotoPlace") };
};

/** The problem of a step, found before one goes on; and whether the question is still being asked. */
const useCheck = () => {
	const [problem, setProblem] = useState<string | null>(null);
	const [isBusy, setBusy] = useState(false);
	const check = async (look: () => Promise<string | null>) => {
		setBusy(true);
		const found = await look();
		setBusy(false);
		setProblem(found);
	};
	return { problem, isBusy, check };
};

export const WhereStep = ({ state, fieldNamed }: Props) => {
	const { t } = useTranslation("issue-reports");
	const { problem, isBusy, check } = useCheck();
	const [photoPlace, setPhotoPlace] = useState<Position | null>(null);
	const [place, setPlace] = useState<{ text: string; picked: Position | null }>({ text: "", picked: null });
	const { again, map, draft } = state;
	const placed = (name: "lat" | "lng" | "address") => {
		const field = fieldNamed(name);
		const value = again?.place?.[name];
		if (value === undefined) return field;
		// Conform's fields are proxies: what is not read by name is lost.
		const { key, id, name: own, formId, errorId, descriptionId, errors } = field;
		return { key, id, name: own, formId, errorId, descriptionId, errors, initialValue: String(value) };
	};
	const next = () =>
		check(async () => {
			if (!place.text.trim() && !place.picked) return t("errors.place.missing");
			const found = await state.ask([]);
			if (!found?.fault) state.wizard.go("what");
			return found?.fault ?? null;
		});
	return (
		<StepFrame
			wizard={state.wizard}
			name="where"
			rank={1}
			title={t("wizard.where")}
			problem={problem}
			isBusy={isBusy}
			onNext={next}
		>
			<KeptPhotos kept={again?.kept} />
			<PhotosField
				key={again?.kept}
				field={fieldNamed("photos")}
				initial={again?.kept ? [] : filesOf(draft)}
				onChange={state.setPhotos}
				onPosition={setPhotoPlace}
			/>
			<PlaceField
				key={again?.place?.address ?? ""}
				fields={{ lat: placed("lat"), lng: placed("lng"), address: placed("address") }}
				label={t("new.where")}
				hint={t("new.whereHint")}
				searchUrl="/places/search"
				reverseUrl="/places/reverse"
				mapProps={{ ...map, label: t("new.map") }}
				offer={useOffer(photoPlace)}
				onChange={setPlace}
			/>
		</StepFrame>
	);
};

const filesOf = (draft: ReportState["draft"]): File[] =>
	(draft?.photos ?? []).map(({ name, blob }) => new File([blob], name, { type: blob.type }));

const PersonalWarning = ({ text }: { text: string }) => {
	const { t } = useTranslation("issue-reports");
	const found = personalIn(text);
	return (
		<output className="block font-semibold text-warning empty:hidden">
			{found.length > 0
				? t("new.personal", { what: found.map((kind) => t(`new.personalKinds.${kind}`)).join(", ") })
				: ""}
		</output>
	);
};

const useWhatNext = (state: ReportState, questions: Question[]) => {
	const { t } = useTranslation("issue-reports");
	return async (): Promise<string | null> => {
		const { text, category, answers, asset } = state.typed;
		if (text.trim().length < TEXT.min) return t("errors.text", { count: TEXT.min });
		if (!category) return t("errors.category");
		const [fault] = answerFaults(questions, answers);
		if (fault) return fault[1] === "stop" ? t("errors.stopped") : t(`errors.answers.${fault[1]}`);
		const found = await state.ask(["category", "text", "asset"]);
		if (found?.fault) return found.fault;
		if (found && found.assets.length > 0 && !asset) return t("errors.asset");
		state.setNone(!found?.near.length);
		state.wizard.go(found?.near.length ? "near" : "send");
		return null;
	};
};

export const WhatStep = ({ state, fieldNamed, questions }: Props & { questions: Question[] }) => {
	const { t } = useTranslation("issue-reports");
	const { problem, isBusy, check } = useCheck();
	const { typed, change, known, map, wizard } = state;
	const next = useWhatNext(state, questions);
	const choose = (category: string) => {
		change({ category, asset: "" });
		// Which lamps, which bins: known as soon as the category is.
		setTimeout(() => void state.ask(["category"]), 0);
	};
	return (
		<StepFrame
			wizard={wizard}
			name="what"
			rank={2}
			title={t("wizard.what")}
			problem={problem}
			isBusy={isBusy}
			onNext={() => void check(next)}
			onBack={() => wizard.go("where")}
		>
			<TextAreaField
				field={fieldNamed("text")}
				label={t("new.text")}
				hint={t("new.textHint")}
				rows={4}
				maxLength={TEXT.max}
			/>
			<PersonalWarning text={typed.text} />
			<CategoryField
				field={fieldNamed("category")}
				categories={state.categories}
				text={typed.text}
				chosen={typed.category}
				onChoose={choose}
			/>
			<QuestionFields questions={questions} answers={typed.answers} fieldNamed={fieldNamed} />
			<AssetField assets={known.assets ?? []} map={map} chosen={typed.asset} onChoose={(asset) => change({ asset })} />
		</StepFrame>
	);
};

/** «Is it one of these?»: only when something near and alike is open. */
export const NearStep = ({ state }: { state: ReportState }) => {
	const { t } = useTranslation("issue-reports");
	const { known, wizard, isSignedIn } = state;
	const near = known.near ?? [];
	if (near.length === 0) return null;
	const goOn = () => {
		state.setNone(true);
		wizard.go("send");
	};
	return (
		<StepFrame wizard={wizard} name="near" rank={3} title={t("wizard.near")} onBack={() => wizard.go("what")}>
			<SimilarIncidents incidents={near} needsEmail={!isSignedIn && !state.typed.email} />
			<div className="needs-script">
				<Button type="button" onClick={goOn}>
					{t("similar.noneOfThese")} <Icon name="arrow" />
				</Button>
			</div>
		</StepFrame>
	);
};

export const SendStep = ({ state, fieldNamed }: Props) => {
	const { t } = useTranslation("issue-reports");
	const { wizard, known, again } = state;
	const hasNear = (known.near ?? []).length > 0;
	return (
		<StepFrame
			wizard={wizard}
			name="send"
			rank={hasNear ? 4 : 3}
			title={t("wizard.send")}
			onBack={() => wizard.go(hasNear ? "near" : "what")}
		>
			<Preview state={state} address={textOf(fieldNamed("address").initialValue) ?? ""} />
			<Identity state={state} field={fieldNamed("email")} />
			<div>
				<Button>
					<Icon name="check" /> {t(again?.near?.length ? "new.sendAnyway" : "new.send")}
				</Button>
			</div>
		</StepFrame>
	);
};
