import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import type { CategoryBranch } from "../queries/categories.server";
import { useCategoryName } from "./names";

type Alert = {
	id: string;
	label: string;
	radius: number | null;
	category: string | null;
	rhythm: string;
	cap: number;
	search: string;
};

export const AlertList = ({ alerts, categories }: { alerts: Alert[]; categories: CategoryBranch[] }) => {
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	if (alerts.length === 0) return <EmptyState title={t("alerts.none")}>{t("alerts.noneHelp")}</EmptyState>;
	const known = categories.flatMap((branch) => [branch, ...branch.children]);
	const categoryOf = (code: string | null) => {
		const found = known.find((one) => one.code === code);
		return found ? nameOf(found) : t("alerts.everyCategory");
	};
	return (
		<ul className="grid gap-3">
			{alerts.map(({ id, label, radius, category, rhythm, cap, search }) => {
				const where = label || t("alerts.wholeCity");
				return (
					<li key={id} className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-surface p-4">
						<span className="min-w-0 flex-1 basis-56">
							<Link to={search} className="font-semibold">
								{where}
							</Link>
							<span className="block text-[0.9375rem] text-soft">
								{[
									radius ? t("alerts.metres", { count: radius }) : "",
									categoryOf(category),
									t(`alerts.rhythms.${rhythm as "daily"}`),
									t("alerts.atMost", { count: cap }),
								]
									.filter(Boolean)
									.join(" · ")}
							</span>
						</span>
						<ButtonForm
							action={`/me/alerts/${id}/remove`}
							tone="secondary"
							size="small"
							label={t("alerts.stop")}
							aria-label={t("alerts.stopOf", { where })}
						/>
					</li>
				);
			})}
		</ul>
	);
};
