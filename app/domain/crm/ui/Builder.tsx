import { Form, Link } from "@remix-run/react";
import { createContext, useContext, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "~/ui/Button";
import { type FieldKey, fieldKeys, fieldOf, fields, operators, type Tree } from "../rules/tree";
import { describeLeaf, type Names } from "./describe";

type Option = { value: string; label: string };

export type BuilderState = {
	tree: { all: Tree[] } | { any: Tree[] };
	/** Kept in every link: which segment, its name, the rule as text. */
	base: { id: string; name: string; tree: string };
	/** The condition being written: where, and on what. */
	draft: { path: string; field: FieldKey } | null;
	names: Names;
	areas: Option[];
	segments: Option[];
};

const Building = createContext<BuilderState | null>(null);

const useBuilder = () => {
	const state = useContext(Building);
	if (!state) throw new Error("outside the builder");
	return state;
};

/** Each step is an address: the rule travels in it, so the builder works without JavaScript and every step can be undone by «back». */
const useStep = () => {
	const { base } = useBuilder();
	return (step: Record<string, string>) => `/admin/segments/edit?${new URLSearchParams({ ...base, ...step })}`;
};

const StepLink = ({ step, label, on }: { step: Record<string, string>; label: string; on?: string }) => {
	const to = useStep()(step);
	return (
		<Link
			to={to}
			preventScrollReset
			aria-label={on ? `${label} – ${on}` : undefined}
			className={buttonClass("quiet", "small")}
		>
			{label}
		</Link>
	);
};

const Kept = ({ extra }: { extra: Record<string, string> }) => {
	const { base } = useBuilder();
	return Object.entries({ ...base, ...extra }).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value} />
	));
};

const useChoices = (field: FieldKey): Option[] => {
	const { areas } = useBuilder();
	const { t } = useTranslation(["crm", "residents", "common"]);
	if (field === "area") return areas;
	const known = fieldOf(field)?.choices ?? [];
	const labels: Partial<Record<FieldKey, (value: string) => string>> = {
		language: (value) => t(`common:languages.${value as "fr"}`),
		"age-band": (value) => t(`residents:ageBands.${value as "75"}`),
		"reached-by": (value) => t(`residents:preferences.ways.${value as "sms"}`),
		follows: (value) => t(`residents:topics.${value as "school"}`),
	};
	return known.map((value) => ({ value, label: labels[field]?.(value) ?? value }));
};

/** The second half of «add a condition»: how to compare, with what. */
const ConditionForm = ({ path, field }: { path: string; field: FieldKey }) => {
	const { t } = useTranslation("crm");
	const [operatorId, valueId] = [useId(), useId()];
	const { kind } = fields[field];
	const choices = useChoices(field);
	const possible = kind === "choice" ? (["one-of"] as const) : operators[kind];
	return (
		<Form method="get" preventScrollReset className="flex flex-wrap items-end gap-3 rounded-control bg-sunken p-3">
			<Kept extra={{ op: "add", path, field }} />
			<p className="w-full font-semibold">{t(`fields.${field}`)}</p>
			{possible.length > 1 ? (
				<div>
					<label htmlFor={operatorId}>{t("segments.operator")}</label>
					<select id={operatorId} name="operator" className="control mt-1">
						{possible.map((operator) => (
							<option key={operator} value={operator}>
								{t(`operators.${operator}`)}
							</option>
						))}
					</select>
				</div>
			) : (
				<input type="hidden" name="operator" value={possible[0]} />
			)}
			{kind === "choice" ? (
				<fieldset className="w-full">
					<legend>{t("segments.values")}</legend>
					<div className="mt-1 grid gap-1 sm:grid-cols-2">
						{choices.map(({ value, label }) => (
							<label key={value} className="choice">
								<input type="checkbox" name="value" value={value} className="tick" />
								<span>{label}</span>
							</label>
						))}
					</div>
				</fieldset>
			) : null}
			{kind === "number" || kind === "days" ? (
				<div>
					<label htmlFor={valueId}>{t("segments.value")}</label>
					<input
						id={valueId}
						name="value"
						inputMode="numeric"
						pattern="[0-9]{1,6}"
						required
						className="control mt-1 w-32"
					/>
				</div>
			) : null}
			<Button tone="secondary" size="small">
				{t("segments.add")}
			</Button>
		</Form>
	);
};

/** The first half: on what. */
const FieldForm = ({ path }: { path: string }) => {
	const { t } = useTranslation("crm");
	const { segments, draft } = useBuilder();
	const [fieldId, segmentId] = [useId(), useId()];
	if (draft?.path === path) return <ConditionForm path={path} field={draft.field} />;
	return (
		<div className="flex flex-wrap items-end gap-x-6 gap-y-3">
			<Form method="get" preventScrollReset className="flex flex-wrap items-end gap-2">
				<Kept extra={{ op: "draft", path }} />
				<div>
					<label htmlFor={fieldId}>{t("segments.addField")}</label>
					<select id={fieldId} name="field" className="control mt-1">
						{fieldKeys.map((key) => (
							<option key={key} value={key}>
								{t(`fields.${key}`)}
							</option>
						))}
					</select>
				</div>
				<Button tone="secondary" size="small">
					{t("segments.choose")}
				</Button>
			</Form>
			{segments.length > 0 ? (
				<Form method="get" preventScrollReset className="flex flex-wrap items-end gap-2">
					<Kept extra={{ op: "segment", path }} />
					<div>
						<label htmlFor={segmentId}>{t("segments.reuse")}</label>
						<select id={segmentId} name="segment" className="control mt-1">
							{segments.map(({ value, label }) => (
								<option key={value} value={value}>
									{label}
								</option>
							))}
						</select>
					</div>
					<Button tone="secondary" size="small">
						{t("segments.add")}
					</Button>
				</Form>
			) : null}
			<StepLink step={{ op: "group", path }} label={t("segments.group")} />
		</div>
	);
};

const Group = ({ tree, path }: { tree: { all: Tree[] } | { any: Tree[] }; path: string }) => {
	const { t } = useTranslation("crm");
	const [members, isAll] = "all" in tree ? [tree.all, true] : [tree.any, false];
	return (
		<div className="grid gap-3 rounded-card border border-line bg-surface p-4">
			<p className="flex flex-wrap items-center gap-x-3">
				<strong>{isAll ? t("segments.all") : t("segments.any")}</strong>
				<StepLink step={{ op: "switch", path }} label={isAll ? t("segments.switchToAny") : t("segments.switchToAll")} />
			</p>
			{members.length > 0 ? (
				<ul className="grid gap-2">
					{members.map((member, index) => (
						<li key={`${path}.${JSON.stringify(member)}`}>
							<Node tree={member} path={path === "" ? String(index) : `${path}.${index}`} />
						</li>
					))}
				</ul>
			) : null}
			<FieldForm path={path} />
		</div>
	);
};

const Node = ({ tree, path }: { tree: Tree; path: string }) => {
	const { t } = useTranslation(["crm", "residents", "common"]);
	const { names } = useBuilder();
	const isNot = "not" in tree;
	const inner = isNot ? tree.not : tree;
	const isGroup = "all" in inner || "any" in inner;
	const text =
		"field" in inner ? describeLeaf(t, inner, names) : "in" in inner ? (names.segments[inner.in] ?? "…") : "";
	return (
		<div
			className={
				isGroup
					? "grid gap-2"
					: "flex flex-wrap items-center justify-between gap-x-4 rounded-control border border-line px-3 py-1"
			}
		>
			<span>
				{isNot ? <strong>{t("crm:segments.not")} </strong> : null}
				{text}
			</span>
			{isGroup ? <Group tree={inner as { all: Tree[] }} path={path} /> : null}
			<span className="flex flex-wrap">
				<StepLink step={{ op: "turn", path }} label={t("crm:segments.turn")} on={text} />
				<StepLink step={{ op: "remove", path }} label={t("crm:segments.remove")} on={text} />
			</span>
		</div>
	);
};

/** The rule, with a step for everything that can be done to it. */
export const Builder = (state: BuilderState) => (
	<Building.Provider value={state}>
		<Group tree={state.tree} path="" />
	</Building.Provider>
);
