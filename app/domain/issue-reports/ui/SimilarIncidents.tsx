import { useTranslation } from "react-i18next";
import { formatDistance } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button } from "~/ui/Button";
import { type CardIncident, IncidentCard } from "./IncidentCard";

type Props = {
	incidents: (CardIncident & { id: string; metres: number })[];
	/** A visitor who has not said where to write to: asked on the next page. */
	needsEmail: boolean;
};

/**
 * «Is it one of these?»: what is open near the place and like what is told. Stands inside the form of the report: joining
 * is one press, and takes one's own words and photos along.
 */
export const SimilarIncidents = ({ incidents, needsEmail }: Props) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	return (
		<div className="grid gap-4 rounded-card border-2 border-accent-line bg-accent-soft p-5">
			<p className="text-subheading">{t("similar.title", { count: incidents.length })}</p>
			<p>{t("similar.text")}</p>
			<ul className="grid gap-4">
				{incidents.map((incident) => (
					<li key={incident.id} className="grid gap-3">
						<IncidentCard incident={incident} />
						<div className="flex flex-wrap items-center gap-3">
							<span className="text-soft">
								{t("similar.at", { distance: formatDistance(language, incident.metres) })}
							</span>
							<Button
								tone="secondary"
								size="small"
								formAction={`/reports/${incident.number}/join`}
								aria-label={t("similar.joinNumber", { number: incident.number })}
							>
								{t("similar.join")}
							</Button>
						</div>
					</li>
				))}
			</ul>
			{needsEmail ? <p className="text-soft">{t("similar.emailNext")}</p> : null}
		</div>
	);
};
