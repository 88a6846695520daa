import { Card } from "~/ui/Card";
import { Icon } from "~/ui/Icon";
import type { ConsultationSummary } from "../queries.server";
import { asItStands, consultationStatus, phaseInFocus } from "../rules";
import { usePhaseDates } from "./phase-dates";
import { StatusTag } from "./StatusTag";

type Props = { consultation: ConsultationSummary; now: Date; to?: string; as?: "h2" | "h3" };

/** A consultation in a list: what is asked, where it stands, until when. */
export const ConsultationCard = ({ consultation, now, to, as = "h3" }: Props) => {
	const { span, soon } = usePhaseDates();
	const phases = consultation.phases.map((phase) => asItStands(phase, now));
	const focus = phaseInFocus(phases);
	const status = consultationStatus({ ...consultation, phases }, now);
	return (
		<Card
			as={as}
			to={to ?? `/consultations/${consultation.slug}`}
			title={consultation.title}
			eyebrow={
				<>
					<StatusTag status={status} />
					{focus && status !== "annulled" ? <span>{focus.title}</span> : null}
				</>
			}
			meta={
				focus && status !== "annulled" ? (
					<span className="inline-flex items-center gap-2">
						<Icon name="clock" size={1.125} /> {soon(focus, now) ?? span(focus)}
					</span>
				) : null
			}
		>
			<p>{consultation.summary}</p>
		</Card>
	);
};
