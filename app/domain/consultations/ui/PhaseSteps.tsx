import { type StepState, Steps } from "~/ui/Steps";
import type { Phase } from "../queries.server";
import { asItStands, type PhaseStatus } from "../rules";
import { usePhaseDates } from "./phase-dates";
import { StatusTag } from "./StatusTag";

const states: Record<PhaseStatus, StepState> = {
	closed: "done",
	annulled: "done",
	open: "current",
	suspended: "current",
	upcoming: "todo",
};

/** The phases of a consultation as one way forward. */
export const PhaseSteps = ({ phases, now }: { phases: Phase[]; now: Date }) => {
	const { span } = usePhaseDates();
	const steps = phases.map((phase) => {
		const { title, status } = asItStands(phase, now);
		const isInterrupted = status === "annulled" || status === "suspended";
		return {
			label: title,
			state: states[status],
			detail: (
				<>
					<span className="block">{span(phase)}</span>
					{isInterrupted ? <StatusTag status={status} /> : null}
				</>
			),
		};
	});
	return <Steps steps={steps} />;
};
