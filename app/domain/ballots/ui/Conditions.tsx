import { useTranslation } from "react-i18next";
import { CheckboxField } from "~/ui/CheckboxField";
import type { FieldState } from "~/ui/Field";
import type { VoteRules } from "../schema";

export type Access = VoteRules["access"];

/** What an officer looks at, condition by condition. */
const useChecks = (access: NonNullable<Access>): string[] => {
	const { t } = useTranslation("ballots");
	const { identity, residence, areas, ageFrom: from, ageTo: to } = access;
	const names = areas.map(({ name }) => name).join(", ");
	const age = () => {
		if (from !== null && to !== null) return [t("poll.check.ageBetween", { from, to })];
		if (from !== null) return [t("poll.check.ageFrom", { from })];
		return to === null ? [] : [t("poll.check.ageTo", { to })];
	};
	return [
		...(identity > 1 ? [t("poll.check.identity")] : []),
		...(residence ? [t("poll.check.residence")] : []),
		...(names ? [t("poll.check.area", { names, count: areas.length })] : []),
		...age(),
	];
};

type Props = { access: NonNullable<Access>; field: FieldState; title: string; label: string };

/** The conditions of the rules, where people and not an account prove them, and the tick of who checks. */
const Checks = ({ access, field, title, label }: Props) => (
	<div className="grid gap-3 rounded-card border border-line bg-surface p-4">
		<p className="font-semibold">{title}</p>
		<ul className="grid list-disc gap-1 pl-6">
			{useChecks(access).map((text) => (
				<li key={text}>{text}</li>
			))}
		</ul>
		<CheckboxField field={field} label={label} optional={false} />
	</div>
);

/** Nothing where the rules ask for a confirmed account only. */
export const Conditions = ({ access, ...props }: Omit<Props, "access"> & { access: Access | undefined }) =>
	access ? <Checks access={access} {...props} /> : null;
