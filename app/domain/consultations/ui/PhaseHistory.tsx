import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Timeline } from "~/ui/Timeline";
import type { Phase } from "../queries.server";

type Extension = { from?: string | null; to?: string | null };

/** Every suspension, resumption, extension and annulment, with its public reason. */
export const PhaseHistory = ({ phases }: { phases: Phase[] }) => {
	const { t, i18n } = useTranslation("consultations");
	const day = (moment: string | null | undefined) =>
		moment ? formatDate(i18n.language as Language, new Date(new Date(moment).getTime() - 1)) : "–";
	const items = phases
		.flatMap((phase) => phase.transitions.map((transition) => ({ phase, ...transition })))
		.sort((one, other) => other.at.getTime() - one.at.getTime())
		.map(({ phase, kind, at, reason, details }) => {
			const { from, to } = (details ?? {}) as Extension;
			return {
				id: `${phase.id}-${kind}-${at.toISOString()}`,
				at,
				title: `${phase.title} – ${t(`history.${kind}` as "history.extended")}`,
				children: (
					<p>
						{kind === "extended" ? t("dates.extended", { from: day(from), to: day(to), reason: reason ?? "" }) : reason}
					</p>
				),
			};
		});
	return <Timeline items={items} />;
};
