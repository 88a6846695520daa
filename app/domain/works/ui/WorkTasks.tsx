import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { imageUrl } from "~/lib/images";
import { Button, ButtonForm } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import type { WorkDesk } from "../queries/work-desk.server";
import { isUnderWay } from "../rules/tasks";
import { MAX_TASKS } from "../schema";

type Task = WorkDesk["tasks"][number];

const tones = { todo: "accent", seen: "info", started: "info", done: "success", cancelled: "neutral" } as const;

const TaskLine = ({ task, number }: { task: Task; number: number }) => {
	const { t } = useTranslation("works");
	const language = useLanguage();
	const { id, title, state, taker, note, dueAt, photos, outbound } = task;
	const sent = outbound[0];
	const move = (to: string, label: string) => (
		<ButtonForm
			action={`/admin/reports/${number}/tasks/${id}`}
			fields={{ to }}
			tone="secondary"
			size="small"
			label={label}
			aria-label={`${label} – ${title}`}
		/>
	);
	return (
		<li className="grid gap-2 rounded-card border border-line bg-surface p-3">
			<div className="flex flex-wrap items-baseline justify-between gap-2">
				<span className="font-semibold">{title}</span>
				<Tag tone={tones[state]}>{t(`tasks.states.${state}`)}</Tag>
			</div>
			<p className="text-soft">
				{[taker, dueAt ? formatDate(language, new Date(dueAt.getTime() - 1)) : null].filter(Boolean).join(" · ")}
			</p>
			{note ? <p className="whitespace-pre-line">{note}</p> : null}
			{photos.length > 0 ? (
				<ul className="flex flex-wrap gap-2">
					{photos.map(({ id: photo, imageKey }, index) => (
						<li key={photo}>
							<a href={imageUrl(imageKey, 2048)}>
								<img
									src={imageUrl(imageKey, 240)}
									alt={t("tasks.photo", { title, position: index + 1 })}
									className="size-24 rounded-control object-cover"
								/>
							</a>
						</li>
					))}
				</ul>
			) : null}
			{sent ? (
				<p>
					Open311 : {t(`outbound.states.${sent.state}`)}, {t("outbound.attempts", { count: sent.tries })}
					{sent.remoteId ? ` – ${sent.remoteId} ${sent.remoteStatus}` : ""}
					{sent.lastError ? <span className="block text-danger">{sent.lastError}</span> : null}
				</p>
			) : null}
			{isUnderWay(state) ? (
				<div className="flex flex-wrap gap-2">
					{state === "started" ? null : move("started", t("tasks.start"))}
					{move("done", t("tasks.finish"))}
					{move("cancelled", t("tasks.cancel"))}
				</div>
			) : null}
			{sent && (sent.state === "failed" || sent.state === "stopped") ? (
				<ButtonForm
					action={`/admin/reports/outbound/${sent.id}/retry`}
					tone="secondary"
					size="small"
					label={t("outbound.retry")}
				/>
			) : null}
		</li>
	);
};

/** The pieces of the work, who has each, and the form of a new one. Residents see none of it. */
export const WorkTasks = ({ desk, number, canAdd }: { desk: WorkDesk; number: number; canAdd: boolean }) => {
	const { t } = useTranslation("works");
	const { tasks, takers } = desk;
	const standing = tasks.filter(({ state }) => state !== "cancelled").length;
	return (
		<Section title={t("tasks.title")}>
			{tasks.length === 0 ? <p className="text-soft">{t("tasks.none")}</p> : null}
			<ul className="grid gap-3">
				{tasks.map((task) => (
					<TaskLine key={task.id} task={task} number={number} />
				))}
			</ul>
			{canAdd && standing < MAX_TASKS ? (
				<Disclosure summary={t("tasks.add")}>
					<Form method="post" action={`/admin/reports/${number}/tasks`} className="grid gap-3">
						<label htmlFor="task-title" className="font-semibold">
							{t("tasks.what")}
						</label>
						<input id="task-title" name="title" required minLength={3} maxLength={200} className="control" />
						<label htmlFor="task-taker" className="font-semibold">
							{t("tasks.who")}
						</label>
						<select id="task-taker" name="taker" className="control" defaultValue="">
							<option value="">{t("tasks.ours")}</option>
							<optgroup label={t("settings.teams")}>
								{takers.teams
									.filter(({ active }) => active)
									.map(({ id, name }) => (
										<option key={id} value={`team:${id}`}>
											{name}
										</option>
									))}
							</optgroup>
							<optgroup label={t("settings.contractors")}>
								{takers.contractors
									.filter(({ active }) => active)
									.map(({ id, name }) => (
										<option key={id} value={`contractor:${id}`}>
											{name}
										</option>
									))}
							</optgroup>
						</select>
						<label htmlFor="task-due" className="font-semibold">
							{t("tasks.due")}
						</label>
						<input id="task-due" type="date" name="dueOn" className="control max-w-56" />
						<div>
							<Button tone="secondary" size="small">
								{t("tasks.send")}
							</Button>
						</div>
					</Form>
				</Disclosure>
			) : null}
		</Section>
	);
};
