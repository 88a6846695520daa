import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { IncidentState } from "~/domain/issue-reports/rules/states";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { StateTag } from "~/domain/issue-reports/ui/StateTag";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";

type Report = {
	id: string;
	number: number;
	address: string;
	state: IncidentState;
	category: { nameFr: string; nameEn: string };
};

/** The open reports that a project answers; for who may, the way to answer more. */
export const ProjectReports = ({ reports, answerTo }: { reports: Report[]; answerTo: string | null }) => {
	const { t } = useTranslation("works");
	const nameOf = useCategoryName();
	if (reports.length === 0 && !answerTo) return null;
	return (
		<Section title={t("project.linked")}>
			{reports.length === 0 ? <p className="text-soft">{t("project.noneLinked")}</p> : null}
			<ul className="grid gap-2">
				{reports.map(({ id, number, address, state, category }) => (
					<li key={id} className="flex flex-wrap items-center gap-3">
						<Link to={`/reports/${number}`}>
							{nameOf(category)} · {number} – {address}
						</Link>
						<StateTag state={state} />
					</li>
				))}
			</ul>
			{answerTo ? (
				<div>
					<LinkButton to={answerTo} tone="secondary" size="small">
						{t("project.title")}
					</LinkButton>
				</div>
			) : null}
		</Section>
	);
};
