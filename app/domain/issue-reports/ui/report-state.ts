import { type FormEvent, useRef, useState } from "react";
import { textOf } from "~/ui/Field";
import { useTypedForm } from "~/ui/form";
import type { MapProps } from "~/ui/map/types";
import type { CategoryBranch } from "../queries/categories.server";
import type { Again } from "../submit-report.server";
import { canKeep, type Draft, forgetDraft, keepDraft, keepReport } from "./kept-reports";
import { askKnown, type Known, type Typed, typedIn, usePaused } from "./useReport";
import { useWizard, type WizardStep } from "./wizard";

export type FormProps = {
	lastResult: unknown;
	map: Pick<MapProps, "center" | "zoom" | "tiles" | "ground">;
	categories: CategoryBranch[];
	isSignedIn: boolean;
	formKey: string;
	/** What the server found out when it shows the form again. */
	again?:
		| (Partial<Again> & { error?: Record<string, unknown> | null; initialValue?: Record<string, unknown> })
		| undefined;
	/** What was typed on this device earlier, and not sent. */
	draft: Draft | null;
	onRestart: () => void;
	onKept: () => void;
};

/** The step that holds what must be looked at. */
export const stepOf = ({ again }: Pick<FormProps, "again">): WizardStep => {
	if (!again) return "where";
	const faulty = Object.keys(again.error ?? {});
	if (again.isOffered || faulty.some((name) => ["address", "lat", "lng", "photos"].includes(name))) return "where";
	if (again.hasQuestions || faulty.some((name) => /^(category|text|q_)/.test(name))) return "what";
	return again.near?.length ? "near" : "send";
};

const pairsOf = (values: Record<string, unknown>): [string, unknown][] => Object.entries(values);

const listed = (fields: Draft["fields"]): Record<string, string | string[]> => {
	const values: Record<string, string | string[]> = {};
	for (const [name, value] of fields) {
		const before = values[name];
		values[name] = before === undefined ? value : [before, value].flat();
	}
	return values;
};

/** What the steps share: what is typed, what is known of the place, and the way from one step to the next. */
export const useReportForm = ({ lastResult, again, draft, formKey, onKept }: FormProps) => {
	const defaults = draft ? listed(draft.fields) : undefined;
	const [meta, fields] = useTypedForm(lastResult, defaults ? { defaultValue: defaults } : {});
	const initial = again?.initialValue ?? defaults ?? {};
	const [typed, setTyped] = useState<Typed>(() => typedIn(pairsOf(initial)));
	const [known, setKnown] = useState<Partial<Known>>({ assets: again?.assets ?? [], near: again?.near ?? [] });
	const [isNone, setNone] = useState(Boolean(again?.near));
	const [photos, setPhotos] = useState<File[]>([]);
	const wizard = useWizard(stepOf({ again }));
	const element = useRef<HTMLFormElement | null>(null);
	const save = usePaused(() => element.current && void keepDraft(new FormData(element.current)), 600);
	const read = (form: HTMLFormElement) => {
		element.current = form;
		setTyped(typedIn(new FormData(form)));
		save();
	};
	const change = (more: Partial<Typed>) => {
		setTyped((before) => ({ ...before, ...more }));
		save();
	};
	const ask = async (what: Parameters<typeof askKnown>[1]): Promise<Known | null> => {
		const form = document.getElementById(meta.id) as HTMLFormElement | null;
		if (!form) return null;
		element.current = form;
		const found = await askKnown(form, what);
		setKnown(found);
		return found;
	};
	/** Without network the report is kept on the device, and leaves by itself later. */
	const onSubmit = (event: FormEvent<HTMLFormElement>) => {
		if (navigator.onLine || !canKeep()) return;
		event.preventDefault();
		void keepReport(new FormData(event.currentTarget)).then(forgetDraft).then(onKept);
	};
	const key = textOf(fields.formKey?.initialValue) || formKey;
	return { meta, fields, typed, change, read, known, ask, isNone, setNone, photos, setPhotos, wizard, onSubmit, key };
};

export type ReportState = ReturnType<typeof useReportForm> & FormProps;
