import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type StepState, Steps } from "~/ui/Steps";
import type { Phase } from "../queries.server";
import { asItStands, type PhaseStatus } from "../rules";
import { usePhaseDates } from "./phase-dates";
import { phasePage } from "./phase-page";
import { StatusTag } from "./StatusTag";

const states: Record<PhaseStatus, StepState> = {
	closed: "done",
	annulled: "done",
	open: "current",
	suspended: "current",
	upcoming: "todo",
};

/** The phases of a consultation as one way forward. */
export const PhaseSteps = ({ slug, phases, now }: { slug: string; phases: Phase[]; now: Date }) => {
	const { span } = usePhaseDates();
	const { t } = useTranslation("consultations");
	const steps = phases.map((phase) => {
		const { title, status } = asItStands(phase, now);
		const page = status === "upcoming" || status === "annulled" ? null : phasePage(slug, phase);
		const isInterrupted = status === "annulled" || status === "suspended";
		return {
			label: title,
			state: states[status],
			detail: (
				<>
					<span className="block">{span(phase)}</span>
					{page ? (
						<Link
							className="inline-flex min-h-11 items-center"
							to={page}
							aria-label={t("page.seeStep", { step: title })}
						>
							{t("page.see")}
						</Link>
					) : null}
					{isInterrupted ? <StatusTag status={status} /> : null}
				</>
			),
		};
	});
	return <Steps steps={steps} />;
};
