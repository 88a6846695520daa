import { useTranslation } from "react-i18next";
import { formatDistance } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm } from "~/ui/Button";
import { type CardIncident, IncidentCard } from "./IncidentCard";

type Props = { incidents: (CardIncident & { id: string; metres: number })[]; formKey: string; canJoin: boolean };

/** «Is it one of these?»: what is already reported near the place chosen. Joining is one press. */
export const SimilarIncidents = ({ incidents, formKey, canJoin }: Props) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	return (
		<section
			aria-labelledby="similar"
			className="grid gap-4 rounded-card border-2 border-accent-line bg-accent-soft p-5"
			role="alert"
		>
			<h2 id="similar">{t("similar.title", { count: incidents.length })}</h2>
			<p>{t("similar.text")}</p>
			<ul className="grid gap-4">
				{incidents.map((incident) => (
					<li key={incident.id} className="grid gap-3">
						<IncidentCard incident={incident} />
						<div className="flex flex-wrap items-center gap-3">
							<span className="text-soft">
								{t("similar.at", { distance: formatDistance(language, incident.metres) })}
							</span>
							{canJoin ? (
								<ButtonForm
									action={`/reports/${incident.number}/join`}
									fields={{ formKey }}
									tone="secondary"
									size="small"
									label={t("similar.join")}
									aria-label={t("similar.joinNumber", { number: incident.number })}
								/>
							) : null}
						</div>
					</li>
				))}
			</ul>
			<p>{t("similar.none")}</p>
		</section>
	);
};
