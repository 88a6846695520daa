import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

export type StepState = "done" | "current" | "todo";
type Step = { label: string; state: StepState; detail?: ReactNode };

const marks: Record<StepState, string> = {
	done: "border-brand bg-brand text-on-brand",
	current: "border-brand bg-surface text-brand-text ring-4 ring-brand-soft",
	todo: "border-line-strong bg-surface text-soft",
};

const Mark = ({ state, rank }: { state: StepState; rank: number }) => (
	<span
		aria-hidden="true"
		className={`z-10 grid size-9 flex-none place-items-center rounded-full border-2 font-semibold ${marks[state]}`}
	>
		{state === "done" ? <Icon name="check" /> : rank}
	</span>
);

/** The phases of something that goes forward: down the page on a phone, across it on a wide screen. */
export const Steps = ({ steps }: { steps: Step[] }) => {
	const { t } = useTranslation("common");
	return (
		<ol className="flex flex-col lg:flex-row">
			{steps.map(({ label, state, detail }, index) => (
				<li
					key={label}
					aria-current={state === "current" ? "step" : undefined}
					className="relative flex flex-1 gap-4 pb-6 last:pb-0 lg:flex-col lg:gap-3 lg:pe-6 lg:pb-0"
				>
					{index < steps.length - 1 ? (
						<span
							aria-hidden="true"
							className={`absolute start-[calc(1.125rem-1px)] top-9 bottom-0 w-0.5 lg:start-9 lg:end-0 lg:top-[calc(1.125rem-1px)] lg:bottom-auto lg:h-0.5 lg:w-auto ${state === "done" ? "bg-brand" : "bg-line"}`}
						/>
					) : null}
					<Mark state={state} rank={index + 1} />
					<div className="min-w-0 pt-1 lg:pt-0">
						<p className={state === "todo" ? "font-medium text-soft" : "font-semibold"}>
							{label}
							<span className="sr-only"> ({t(`steps.${state}`)})</span>
						</p>
						{detail ? <div className="text-[0.9375rem] text-soft">{detail}</div> : null}
					</div>
				</li>
			))}
		</ol>
	);
};
