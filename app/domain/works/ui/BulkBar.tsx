import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import type { TakerNames } from "../queries/plans.server";

type Props = { takers: TakerNames; agents: { id: string; displayName: string }[] };

const states = ["triaged", "in_progress", "needs_info", "resolved", "reopened"] as const;

type ChoiceProps = { name: string; label: string; options: [string, string][] };

const Choice = ({ name, label, options }: ChoiceProps) => (
	<div className="min-w-44 flex-1">
		<label htmlFor={`bulk-${name}`} className="text-[0.9375rem] font-semibold">
			{label}
		</label>
		<select id={`bulk-${name}`} name={name} defaultValue="" className="control mt-1">
			<option value="">–</option>
			{options.map(([value, text]) => (
				<option key={value} value={value}>
					{text}
				</option>
			))}
		</select>
	</div>
);

/** What can be done with all that is ticked. Inside the form of the queue: each button sends it elsewhere. */
export const BulkBar = ({ takers, agents }: Props) => {
	const { t } = useTranslation(["works", "issue-reports"]);
	const small = { tone: "secondary", size: "small" } as const;
	return (
		<div className="grid gap-3">
			<div className="flex flex-wrap gap-3">
				<Button {...small}>{t("issue-reports:desk.takeSelected")}</Button>
				<Button {...small} formAction="/admin/reports/round" formMethod="get">
					{t("bulk.round")}
				</Button>
			</div>
			<Disclosure summary={t("bulk.more")}>
				<div className="grid gap-5">
					<div className="flex flex-wrap items-end gap-3">
						<Choice
							name="unitCode"
							label={t("rules.unit")}
							options={takers.units.map(({ code, name }) => [code, name])}
						/>
						<Choice
							name="teamId"
							label={t("rules.team")}
							options={takers.teams.filter(({ active }) => active).map(({ id, name }) => [id, name])}
						/>
						<Button {...small} formAction="/admin/reports/bulk/direct">
							{t("bulk.direct")}
						</Button>
					</div>
					<div className="flex flex-wrap items-end gap-3">
						<Choice
							name="assigneeId"
							label={t("assign.to")}
							options={agents.map(({ id, displayName }) => [id, displayName])}
						/>
						<Button {...small} formAction="/admin/reports/bulk/assign">
							{t("bulk.assign")}
						</Button>
					</div>
					<div className="flex flex-wrap items-end gap-3">
						<Choice
							name="to"
							label={t("bulk.next")}
							options={states.map((state) => [state, t(`issue-reports:states.${state}`)])}
						/>
						<div className="min-w-60 flex-2">
							<label htmlFor="bulk-text" className="text-[0.9375rem] font-semibold">
								{t("issue-reports:desk.publicText")}
							</label>
							<input id="bulk-text" name="publicText" maxLength={2000} className="control mt-1" />
						</div>
						<Button {...small} formAction="/admin/reports/bulk/move">
							{t("bulk.move")}
						</Button>
					</div>
				</div>
			</Disclosure>
		</div>
	);
};
