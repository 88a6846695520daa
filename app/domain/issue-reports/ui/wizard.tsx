import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { Icon } from "~/ui/Icon";

export const wizardSteps = ["where", "what", "near", "send"] as const;

export type WizardStep = (typeof wizardSteps)[number];

const hashOf = (step: WizardStep) => `#${step}`;

/**
 * One step at a time; the address says which, so that «back» goes back. Without JavaScript all steps stand one below the
 * other and nothing of this runs.
 */
export const useWizard = (initial: WizardStep) => {
	const [step, setStep] = useState(initial);
	const title = useRef<HTMLHeadingElement>(null);
	const isMoved = useRef(false);
	useEffect(() => {
		const read = () => {
			const asked = wizardSteps.find((one) => hashOf(one) === window.location.hash) ?? "where";
			setStep(asked);
		};
		window.addEventListener("popstate", read);
		return () => window.removeEventListener("popstate", read);
	}, []);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each step read from its title
	useEffect(() => {
		if (isMoved.current) {
			title.current?.focus();
			title.current?.scrollIntoView({ block: "start" });
		}
	}, [step]);
	const go = (to: WizardStep) => {
		isMoved.current = true;
		if (hashOf(to) !== window.location.hash) window.history.pushState(window.history.state, "", hashOf(to));
		setStep(to);
	};
	return { step, go, show: setStep, title };
};

export type Wizard = ReturnType<typeof useWizard>;

type Props = {
	wizard: Wizard;
	name: WizardStep;
	title: string;
	rank: number;
	children: ReactNode;
	problem?: string | null;
	isBusy?: boolean;
	onNext?: () => void;
	onBack?: () => void;
};

/** One step of the form, with its way back and on. */
export const StepFrame = ({ wizard, name, title, rank, children, problem, isBusy, onNext, onBack }: Props) => {
	const { t } = useTranslation("issue-reports");
	const isShown = wizard.step === name;
	return (
		<section className="wizard-step grid gap-6" data-shown={isShown ? "" : undefined} aria-labelledby={`step-${name}`}>
			<h2
				ref={isShown ? wizard.title : undefined}
				id={`step-${name}`}
				tabIndex={-1}
				className="text-heading scroll-mt-4 focus-visible:outline-none"
			>
				<span className="block text-[0.9375rem] font-normal text-soft">{t("wizard.step", { rank })}</span>
				{title}
			</h2>
			{children}
			{problem ? (
				<Alert tone="danger" live>
					{problem}
				</Alert>
			) : null}
			{onNext || onBack ? (
				<div className="needs-script flex flex-wrap gap-3">
					{onNext ? (
						<Button type="button" onClick={onNext} aria-busy={isBusy || undefined}>
							{t("wizard.next")} <Icon name="arrow" />
						</Button>
					) : null}
					{onBack ? (
						<Button type="button" tone="quiet" onClick={onBack}>
							{t("wizard.back")}
						</Button>
					) : null}
				</div>
			) : null}
		</section>
	);
};
