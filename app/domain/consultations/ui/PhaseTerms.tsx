import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import type { Term, TermGroup } from "../condition-terms.server";

const useTermText = () => {
	const { t } = useTranslation("consultations");
	return (term: Term): string => {
		if (term.kind === "area") return t("terms.area", { names: term.names.join(", "), count: term.names.length });
		if (term.kind === "identity") return t(`terms.identity${term.level}`);
		if (term.kind === "residence") return t("terms.residence");
		const { from, to } = term;
		if (from !== null && to !== null) return t("terms.ageBetween", { from, to });
		return from !== null ? t("terms.ageFrom", { from }) : t("terms.ageTo", { to: to ?? 0 });
	};
};

const TermLine = ({ term }: { term: Term }) => {
	const { t } = useTranslation("consultations");
	const text = useTermText()(term);
	const isMet = term.isKnown && term.refusal === null;
	const state = isMet ? "met" : term.isKnown ? "unmet" : null;
	return (
		<li className="grid gap-2">
			<span className="flex items-start gap-2">
				<Icon
					name={isMet ? "check" : state ? "warning" : "info"}
					size={1.25}
					className={isMet ? "mt-0.5 text-success" : "mt-0.5"}
				/>
				<span>
					{text}
					{state ? <span className={isMet ? "text-success" : "font-semibold"}> – {t(`terms.${state}`)}</span> : null}
					{term.refusal ? <span className="block text-soft">{t(`refusals.${term.refusal}`)}</span> : null}
				</span>
			</span>
			{term.step && term.refusal ? (
				<span className="ps-7">
					<LinkButton size="small" tone="secondary" to={term.step}>
						{t(`terms.steps.${term.refusal as "identity-needed" | "residence-needed" | "area-needed" | "age-needed"}`)}
					</LinkButton>
				</span>
			) : null}
		</li>
	);
};

/** What a phase asks of who takes part, what this person has of it, and the next step for what is missing. Nothing when it asks nothing. */
export const PhaseTerms = ({ groups }: { groups: TermGroup[] }) => {
	const { t } = useTranslation("consultations");
	if (groups.length === 0) return null;
	return (
		<section aria-label={t("terms.title")} className="grid gap-4 rounded-card border border-line bg-surface p-4 sm:p-5">
			{groups.map(({ actions, isEverything, terms }) => (
				<div key={actions.join()} className="grid gap-2">
					<p className="font-semibold">
						{isEverything
							? t("terms.everything")
							: t("terms.for", { actions: actions.map((action) => t(`terms.actions.${action}`)).join(", ") })}
					</p>
					<ul className="grid gap-2.5">
						{terms.map((term) => (
							<TermLine key={term.kind} term={term} />
						))}
					</ul>
				</div>
			))}
		</section>
	);
};
