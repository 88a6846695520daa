import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { imageTypes, imageUrl } from "~/lib/images";
import { Button, ButtonForm } from "~/ui/Button";
import { Disclosure } from "~/ui/Disclosure";
import { Tag } from "~/ui/Tag";
import type { TaskStateName } from "../rules/tasks";

type Photo = { id: string; imageKey: string; width: number; height: number };

type Task = {
	id: string;
	title: string;
	state: TaskStateName;
	dueAt: Date | null;
	pauseAskedAt: Date | null;
	incident: {
		number: number;
		address: string;
		text: string;
		lat: number;
		lng: number;
		dueAt: Date | null;
		photos: Photo[];
	};
};

const DoneForm = ({ action, id }: { action: string; id: string }) => {
	const { t } = useTranslation("works");
	return (
		<Form method="post" action={`${action}/done`} encType="multipart/form-data" className="grid gap-3">
			<label htmlFor={`note-${id}`} className="font-semibold">
				{t("contractor.note")}
			</label>
			<textarea id={`note-${id}`} name="note" rows={2} maxLength={2000} required className="control" />
			<label htmlFor={`photos-${id}`} className="font-semibold">
				{t("contractor.photos")}
			</label>
			<input id={`photos-${id}`} type="file" name="photos" multiple accept={imageTypes} className="control" />
			<div>
				<Button>{t("contractor.done")}</Button>
			</div>
		</Form>
	);
};

const PauseForm = ({ action, id }: { action: string; id: string }) => {
	const { t } = useTranslation("works");
	return (
		<Form method="post" action={`${action}/pause`} className="grid gap-3">
			<label htmlFor={`reason-${id}`} className="font-semibold">
				{t("contractor.reason")}
			</label>
			<textarea id={`reason-${id}`} name="reason" rows={2} minLength={5} maxLength={300} required className="control" />
			<div>
				<Button tone="secondary">{t("contractor.askPause")}</Button>
			</div>
		</Form>
	);
};

/** One piece of work of a contractor: what, where, and the buttons that say how far it is. */
export const ContractorTask = ({ task, secret }: { task: Task; secret: string }) => {
	const { t } = useTranslation("works");
	const language = useLanguage();
	const { id, title, state, incident } = task;
	const action = `/contractors/${secret}/tasks/${id}`;
	const due = task.dueAt ?? incident.dueAt;
	return (
		<li id={`task-${id}`} className="grid gap-4 rounded-card border border-line bg-surface p-5">
			<div className="flex flex-wrap items-baseline justify-between gap-3">
				<h2 className="text-subheading">
					{title} – {incident.address}
				</h2>
				<Tag tone={state === "todo" ? "accent" : "info"}>{t(`tasks.states.${state}`)}</Tag>
			</div>
			<p className="text-soft">
				{t("contractor.number", { number: incident.number })}
				{due ? ` · ${t("contractor.due", { date: formatDate(language, new Date(due.getTime() - 1)) })}` : ""} ·{" "}
				<a href={`geo:${incident.lat},${incident.lng}`}>{t("contractor.open")}</a>
			</p>
			<p className="whitespace-pre-line">{incident.text}</p>
			{incident.photos.length > 0 ? (
				<ul className="flex flex-wrap gap-3">
					{incident.photos.map((photo, index) => (
						<li key={photo.id}>
							<a href={imageUrl(photo.imageKey, 2048)}>
								<img
									src={imageUrl(photo.imageKey, 640)}
									alt={t("contractor.photo", { position: index + 1 })}
									width={photo.width}
									height={photo.height}
									className="h-auto w-44 rounded-control"
								/>
							</a>
						</li>
					))}
				</ul>
			) : null}
			<div className="flex flex-wrap gap-3">
				{state === "todo" ? (
					<ButtonForm action={`${action}/seen`} tone="secondary" label={t("contractor.seen")} />
				) : null}
				{state === "started" ? null : (
					<ButtonForm action={`${action}/started`} tone="secondary" label={t("contractor.started")} />
				)}
			</div>
			<Disclosure summary={t("contractor.finish")}>
				<DoneForm action={action} id={id} />
			</Disclosure>
			{task.pauseAskedAt ? (
				<p>{t("contractor.pauseAsked")}</p>
			) : (
				<Disclosure summary={t("contractor.wait")}>
					<PauseForm action={action} id={id} />
				</Disclosure>
			)}
		</li>
	);
};
