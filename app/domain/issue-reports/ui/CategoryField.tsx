import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/Button";
import { FieldError, type FieldState } from "~/ui/Field";
import { Icon } from "~/ui/Icon";
import type { CategoryBranch, CategoryChoice } from "../queries/categories.server";
import { searchCategories, suggestCategories } from "../rules/suggest";
import { useCategoryName } from "./names";

type Props = {
	field: FieldState;
	categories: CategoryBranch[];
	/** What is typed so far: the categories it speaks of are proposed. */
	text: string;
	chosen: string;
	onChoose: (id: string) => void;
};

type LineProps = Pick<Props, "field" | "chosen" | "onChoose"> & { category: CategoryChoice; isFirst?: boolean };

const Line = ({ field, chosen, onChoose, category, isFirst }: LineProps) => {
	const nameOf = useCategoryName();
	return (
		<label className="choice">
			<input
				id={isFirst ? field.id : undefined}
				type="radio"
				name={field.name}
				form={field.formId}
				value={category.id}
				checked={chosen === category.id}
				onChange={() => onChoose(category.id)}
				className="tick"
			/>
			<span className="font-medium">{nameOf(category)}</span>
		</label>
	);
};

const Suggestions = ({
	categories,
	text,
	chosen,
	onChoose,
}: Omit<Props, "field" | "categories"> & { categories: CategoryChoice[] }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const found = useMemo(() => suggestCategories(categories, text), [categories, text]);
	if (found.length === 0) return null;
	return (
		<div className="needs-script mt-3">
			<p className="text-[0.9375rem] text-soft">{t("new.suggested")}</p>
			<ul className="mt-1.5 flex flex-wrap gap-2">
				{found.map((category) => (
					<li key={category.id}>
						<button
							type="button"
							aria-pressed={chosen === category.id}
							onClick={() => onChoose(category.id)}
							className={buttonClass(chosen === category.id ? "primary" : "secondary", "small")}
						>
							{chosen === category.id ? <Icon name="check" /> : null}
							{nameOf(category)}
						</button>
					</li>
				))}
			</ul>
		</div>
	);
};

/** The categories as a tree of branches that open; those of a search as one list. */
const Tree = ({ categories, search, ...line }: Omit<Props, "text"> & { search: string }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const leaves = categories.flatMap(({ children }) => children);
	if (search.trim()) {
		const found = searchCategories(leaves, search);
		const isListed = found.some(({ id }) => id === line.chosen);
		return (
			<div className="grid gap-2">
				<output className="text-soft">{t("new.categoriesFound", { count: found.length })}</output>
				{found.map((category) => (
					<Line key={category.id} category={category} {...line} />
				))}
				{isListed ? null : <input type="hidden" name={line.field.name} value={line.chosen} />}
			</div>
		);
	}
	return categories.map((branch, index) => (
		<details
			key={branch.code}
			open={branch.children.some(({ id }) => id === line.chosen) || undefined}
			className="tree-branch"
		>
			<summary id={index === 0 ? line.field.id : undefined}>{nameOf(branch)}</summary>
			<div className="grid gap-2 pt-2 pb-1 sm:grid-cols-2">
				{branch.children.map((category) => (
					<Line key={category.id} category={category} {...line} />
				))}
			</div>
		</details>
	));
};

/** What kind of problem: proposed from the words typed, found by searching, or chosen in the tree. */
export const CategoryField = ({ field, categories, text, chosen, onChoose }: Props) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const searchId = useId();
	const [search, setSearch] = useState("");
	const leaves = categories.flatMap(({ children }) => children);
	const now = leaves.find(({ id }) => id === chosen);
	return (
		<fieldset className="max-w-2xl" aria-describedby={field.errors ? field.errorId : undefined}>
			<legend className="font-semibold">{t("new.category")}</legend>
			<Suggestions categories={leaves} text={text} chosen={chosen} onChoose={onChoose} />
			<output className="block empty:hidden mt-3 font-semibold text-success">
				{now ? t("new.chosen", { name: nameOf(now) }) : ""}
			</output>
			<details open={!now || undefined} className="tree-branch mt-3">
				<summary>{t("new.allCategories")}</summary>
				<div className="needs-script mt-3">
					<label htmlFor={searchId} className="text-[0.9375rem] font-semibold">
						{t("new.searchCategory")}
					</label>
					<input
						id={searchId}
						type="search"
						value={search}
						onChange={(event) => setSearch(event.currentTarget.value)}
						onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
						autoComplete="off"
						className="control mt-1"
					/>
				</div>
				<div className="mt-3 grid gap-2">
					<Tree field={field} categories={categories} search={search} chosen={chosen} onChoose={onChoose} />
				</div>
			</details>
			<FieldError field={field} />
		</fieldset>
	);
};
