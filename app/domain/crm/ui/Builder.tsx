import { Form, Link } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "~/ui/Button";
import { actKinds } from "../rules/acts";
import { type FieldKey, fieldKeys, fieldOf, fields, isFact, operators, type Tree } from "../rules/tree";
import { ActForm, NearForm } from "./ActForms";
import { Boxes, type BuilderState, Building, type Draft, Kept, type Option, useBuilder } from "./builder-state";
import { describeFact } from "./describe";

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
			{kind === "choice" ? <Boxes name="value" legend={t("segments.values")} options={choices} /> : null}
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

const DraftForm = ({ draft: { path, field, unknownPlace } }: { draft: Draft }) => {
	if (field === "near") return <NearForm path={path} unknownPlace={unknownPlace} />;
	const act = actKinds.find((kind) => field === `did:${kind}`);
	return act ? <ActForm path={path} act={act} /> : <ConditionForm path={path} field={field as FieldKey} />;
};

/** The first half: on what. */
const FieldForm = ({ path }: { path: string }) => {
	const { t } = useTranslation("crm");
	const { segments, draft } = useBuilder();
	const [fieldId, segmentId] = [useId(), useId()];
	if (draft?.path === path) return <DraftForm draft={draft} />;
	return (
		<div className="flex flex-wrap items-end gap-x-6 gap-y-3">
			<Form method="get" preventScrollReset className="flex flex-wrap items-end gap-2">
				<Kept extra={{ op: "draft", path }} />
				<div>
					<label htmlFor={fieldId}>{t("segments.addField")}</label>
					<select id={fieldId} name="field" className="control mt-1">
						<optgroup label={t("segments.facts")}>
							{fieldKeys.map((key) => (
								<option key={key} value={key}>
									{t(`fields.${key}`)}
								</option>
							))}
						</optgroup>
						<optgroup label={t("segments.acts")}>
							{actKinds.map((act) => (
								<option key={act} value={`did:${act}`}>
									{t(`acts.${act}`)}
								</option>
							))}
						</optgroup>
						<optgroup label={t("segments.places")}>
							<option value="near">{t("segments.near")}</option>
						</optgroup>
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
	const text = isFact(inner) ? describeFact(t, inner, names) : "in" in inner ? (names.segments[inner.in] ?? "…") : "";
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
