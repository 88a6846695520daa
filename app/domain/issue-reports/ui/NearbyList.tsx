import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDistance } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm } from "~/ui/Button";
import { Section } from "~/ui/Page";
import type { IncidentState } from "../rules/states";
import { useCategoryName } from "./names";
import { StateTag } from "./StateTag";

type Near = { id: string; number: number; state: IncidentState; nameFr: string; nameEn: string; metres: number };

/** What else is open close by, each with the act that joins the two. */
export const NearbyList = ({ near, number }: { near: Near[]; number: number }) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const nameOf = useCategoryName();
	if (near.length === 0) return null;
	return (
		<Section title={t("desk.near")}>
			<ul className="grid gap-3">
				{near.map((other) => (
					<li
						key={other.id}
						className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-surface p-3"
					>
						<span className="min-w-0 flex-1">
							<Link to={`/admin/reports/${other.number}`}>
								{nameOf(other)} · {other.number}
							</Link>
							<span className="block text-[0.9375rem] text-soft">{formatDistance(language, other.metres)}</span>
						</span>
						<StateTag state={other.state} />
						<ButtonForm
							action={`/admin/reports/${number}/merge`}
							fields={{ into: String(other.number) }}
							tone="secondary"
							size="small"
							label={t("desk.merge")}
							aria-label={t("desk.mergeInto", { number: other.number })}
						/>
					</li>
				))}
			</ul>
		</Section>
	);
};
