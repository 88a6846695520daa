import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { Section } from "~/ui/Page";
import type { WorkDesk } from "../queries/work-desk.server";
import type { Step } from "../rules/routing";

type Props = {
	desk: WorkDesk;
	incident: {
		number: number;
		unitCode: string | null;
		teamId: string | null;
		assigneeId: string | null;
		pausedAt: Date | null;
	};
};

type SelectProps = { id: string; name: string; label: string; value: string | null; options: [string, string][] };

const Select = ({ id, name, label, value, options }: SelectProps) => (
	<div>
		<label htmlFor={id} className="font-semibold">
			{label}
		</label>
		<select id={id} name={name} defaultValue={value ?? ""} key={value} className="control mt-1">
			<option value="">–</option>
			{options.map(([key, text]) => (
				<option key={key} value={key}>
					{text}
				</option>
			))}
		</select>
	</div>
);

/** «Assigned to Voirie because of rule 3», and the rules that did not fit before it. */
const Because = ({ decision }: Pick<WorkDesk, "decision">) => {
	const { t } = useTranslation("works");
	if (!decision) return <p className="text-soft">{t("because.none")}</p>;
	const { position, ruleName, planVersion } = decision;
	const trace = decision.trace as Step[];
	return (
		<>
			<p>
				{position
					? t("because.rule", { position, name: ruleName, version: planVersion })
					: t("because.noRule", { version: planVersion })}
			</p>
			{trace.length > 0 ? (
				<Disclosure summary={t("because.trace")}>
					<ol className="list-decimal ps-6">
						{trace.map(({ position: at, name, because }) => (
							<li key={at} value={at}>
								{name} : {t(`because.${because}`)}
							</li>
						))}
					</ol>
				</Disclosure>
			) : null}
		</>
	);
};

const Seen = ({ desk: { assignee, seen, me } }: Pick<Props, "desk">) => {
	const { t } = useTranslation("works");
	const language = useLanguage();
	const opened = seen.find(({ isAssignee }) => isAssignee);
	const others = seen.filter(({ accountId, isAssignee }) => accountId !== me && !isAssignee);
	return (
		<>
			{assignee ? (
				<p>
					{opened
						? t("assign.seenBy", { name: assignee, date: formatDate(language, opened.at, "moment") })
						: t("assign.notSeen", { name: assignee })}
				</p>
			) : null}
			{others.length > 0 ? (
				<p className="text-soft">
					{t("assign.opened")}{" "}
					{others.map(({ name, at }) => `${name} (${formatDate(language, at, "moment")})`).join(", ")}
				</p>
			) : null}
		</>
	);
};

export const WorkAssignment = ({ desk, incident }: Props) => {
	const { t } = useTranslation("works");
	const { number, unitCode, teamId, assigneeId } = incident;
	const { units, teams } = desk.takers;
	const base = `/admin/reports/${number}`;
	return (
		<Section title={t("assign.title")}>
			<Because decision={desk.decision} />
			<Form method="post" action={`${base}/direct`} className="grid gap-3 sm:grid-cols-2">
				<Select
					id="unit"
					name="unitCode"
					label={t("rules.unit")}
					value={unitCode}
					options={units.map(({ code, name }) => [code, name])}
				/>
				<Select
					id="team"
					name="teamId"
					label={t("rules.team")}
					value={teamId}
					options={teams.filter(({ active }) => active).map(({ id, name }) => [id, name])}
				/>
				<label className="grid gap-1 sm:col-span-2">
					<span className="font-semibold">{t("assign.why")}</span>
					<span className="text-[0.9375rem] text-soft">{t("assign.whyHint")}</span>
					<input name="reason" required minLength={3} maxLength={500} className="control" />
				</label>
				<div className="flex flex-wrap gap-3 sm:col-span-2">
					<Button tone="secondary" size="small">
						{t("assign.direct")}
					</Button>
				</div>
			</Form>
			<Form method="post" action={`${base}/assign`} className="grid gap-3">
				<Select
					id="assignee"
					name="assigneeId"
					label={t("assign.to")}
					value={assigneeId}
					options={desk.agents.map(({ id, displayName }) => [id, displayName])}
				/>
				<div>
					<Button tone="secondary" size="small">
						{t("assign.assign")}
					</Button>
				</div>
			</Form>
			<Seen desk={desk} />
			<ButtonForm action={`${base}/reroute`} tone="quiet" size="small" label={t("assign.again")} />
		</Section>
	);
};

/** The clock of the promise: stop it, start it again, and the times it stood still. */
export const WorkClock = ({ desk, incident }: Props) => {
	const { t } = useTranslation("works");
	const language = useLanguage();
	const base = `/admin/reports/${incident.number}`;
	const asked = desk.tasks.find(({ pauseAskedAt }) => pauseAskedAt);
	return (
		<Section title={t("clock.title")}>
			{asked && !incident.pausedAt ? (
				<Alert tone="warning" title={t("clock.asked", { name: asked.taker ?? "" })}>
					<p>{asked.pauseReason}</p>
					<ButtonForm
						action={`${base}/pause`}
						fields={{ reason: asked.pauseReason }}
						tone="secondary"
						size="small"
						label={t("clock.grant")}
					/>
				</Alert>
			) : null}
			{incident.pausedAt ? (
				<>
					<p>{t("clock.since", { date: formatDate(language, incident.pausedAt) })}</p>
					<ButtonForm action={`${base}/resume`} tone="secondary" size="small" label={t("clock.resume")} />
				</>
			) : (
				<Disclosure summary={t("clock.stop")}>
					<Form method="post" action={`${base}/pause`} className="grid gap-3">
						<label htmlFor="pause-reason" className="font-semibold">
							{t("clock.reason")}
						</label>
						<textarea
							id="pause-reason"
							name="reason"
							rows={2}
							minLength={5}
							maxLength={300}
							required
							className="control"
						/>
						<div>
							<Button tone="secondary" size="small">
								{t("clock.stop")}
							</Button>
						</div>
					</Form>
				</Disclosure>
			)}
			{desk.pauses.length > 0 ? (
				<ul className="list-disc ps-6 text-soft">
					{desk.pauses.map(({ id, reason, startedAt, endedAt, workingDays }) => (
						<li key={id}>
							{formatDate(language, startedAt, "short")} – {endedAt ? formatDate(language, endedAt, "short") : "…"} :{" "}
							{reason}
							{endedAt ? ` (${t("clock.days", { count: workingDays })})` : ""}
						</li>
					))}
				</ul>
			) : null}
		</Section>
	);
};
