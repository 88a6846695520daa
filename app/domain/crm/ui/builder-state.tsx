import { createContext, useContext } from "react";
import type { ActKind } from "../rules/acts";
import type { FieldKey, Tree } from "../rules/tree";
import type { Names } from "./describe";

export type Option = { value: string; label: string };

/** What a condition being written is on: a fact, something people did, a place. */
export type Draft = { path: string; field: FieldKey | `did:${ActKind}` | "near"; unknownPlace?: string };

export type BuilderState = {
	tree: { all: Tree[] } | { any: Tree[] };
	/** Kept in every link: which segment, its name, the rule as text. */
	base: { id: string; name: string; tree: string };
	draft: Draft | null;
	names: Names;
	areas: Option[];
	categories: Option[];
	segments: Option[];
};

export const Building = createContext<BuilderState | null>(null);

export const useBuilder = () => {
	const state = useContext(Building);
	if (!state) throw new Error("outside the builder");
	return state;
};

/** What every step carries in its address: which segment, its rule. */
export const Kept = ({ extra }: { extra: Record<string, string> }) => {
	const { base } = useBuilder();
	return Object.entries({ ...base, ...extra }).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value} />
	));
};

/** Boxes to tick under one name. */
export const Boxes = ({ name, legend, options }: { name: string; legend: string; options: Option[] }) => (
	<fieldset className="w-full">
		<legend>{legend}</legend>
		<div className="mt-1 grid max-h-72 gap-1 overflow-y-auto sm:grid-cols-2">
			{options.map(({ value, label }) => (
				<label key={value} className="choice">
					<input type="checkbox" name={name} value={value} className="tick" />
					<span>{label}</span>
				</label>
			))}
		</div>
	</fieldset>
);
