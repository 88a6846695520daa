import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import type { CategoryDeskBranch, CategoryRow } from "../../queries/category-desk.server";
import { useCategoryName } from "../names";

type Unit = { code: string; name: string };

const Shifts = ({ row, first, last }: { row: CategoryRow; first: boolean; last: boolean }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const shift = (step: "-1" | "1") => (
		<ButtonForm
			action={`/admin/reports/categories/${row.code}/shift`}
			fields={{ step }}
			tone="secondary"
			size="small"
			aria-label={`${t(step === "1" ? "categories.down" : "categories.up")} – ${nameOf(row)}`}
			label={step === "1" ? "↓" : "↑"}
		/>
	);
	return (
		<div className="flex gap-2">
			{first ? null : shift("-1")}
			{last ? null : shift("1")}
		</div>
	);
};

const Line = ({ row, units }: { row: CategoryRow; units: Unit[] }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const facts = [
		units.find(({ code }) => code === row.unitCode)?.name,
		row.delayWorkingDays ? t("categories.delayOf", { count: row.delayWorkingDays }) : null,
		row.questions.length > 0 ? t("categories.questionsOf", { count: row.questions.length }) : null,
	].filter(Boolean);
	return (
		<div className="min-w-0 flex-1">
			<p>
				<Link to={`/admin/reports/categories/${row.code}`} className="font-medium">
					{nameOf(row)}
				</Link>{" "}
				{row.active ? null : <Tag tone="neutral">{t("categories.archived")}</Tag>}
			</p>
			{facts.length > 0 ? <p className="text-[0.9375rem] text-soft">{facts.join(" · ")}</p> : null}
		</div>
	);
};

/** The tree of categories: themes and what they hold, each with a link to its form and its place in the order. */
export const CategoryTree = ({ branches, units }: { branches: CategoryDeskBranch[]; units: Unit[] }) => (
	<ol className="grid gap-4">
		{branches.map((branch, index) => (
			<li key={branch.id} className="grid gap-3 rounded-card border border-line bg-surface p-4">
				<div className="flex flex-wrap items-start gap-4 text-[1.0625rem]">
					<Line row={branch} units={units} />
					<Shifts row={branch} first={index === 0} last={index === branches.length - 1} />
				</div>
				{branch.children.length > 0 ? (
					<ol className="grid gap-3 border-s-4 border-line ps-4">
						{branch.children.map((child, place) => (
							<li key={child.id} className="flex flex-wrap items-start gap-4">
								<Line row={child} units={units} />
								<Shifts row={child} first={place === 0} last={place === branch.children.length - 1} />
							</li>
						))}
					</ol>
				) : null}
			</li>
		))}
	</ol>
);
