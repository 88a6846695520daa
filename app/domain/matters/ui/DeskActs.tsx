import { Form, Link } from "@remix-run/react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import { topics } from "../schema";

/** One block beside the exchanges. */
export const Block = ({ title, children }: { title: string; children: ReactNode }) => (
	<section className="grid gap-2 rounded-card border border-line bg-surface p-4">
		<h2 className="text-subheading">{title}</h2>
		{children}
	</section>
);

type Acts = { reference: string; snoozedUntil: Date | null; escalatedAt: Date | null };

/** Puts the matter aside until a morning; whoever writes wakes it. */
export const Snooze = ({ matter, tomorrow }: { matter: Acts; tomorrow: string }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const id = useId();
	return (
		<Block title={t("desk.snooze.title")}>
			{matter.snoozedUntil ? (
				<p>
					<Tag tone="warning" icon="clock">
						{t("desk.snooze.until", { date: formatDate(language, matter.snoozedUntil, "moment") })}
					</Tag>
				</p>
			) : null}
			<Form
				method="post"
				action={`/admin/matters/${matter.reference}/snooze`}
				className="flex flex-wrap items-end gap-2"
			>
				<label htmlFor={id} className="w-full text-soft">
					{t("desk.snooze.hint")}
				</label>
				<input
					id={id}
					type="date"
					name="until"
					required
					min={tomorrow}
					defaultValue={tomorrow}
					className="control min-w-40 flex-1"
				/>
				<Button tone="secondary" size="small">
					{t("desk.snooze.button")}
				</Button>
			</Form>
		</Block>
	);
};

/** Sends the matter to whoever knows another topic; its reference and its delays stay. */
export const Route = ({ reference, topic }: { reference: string; topic: string }) => {
	const { t } = useTranslation("matters");
	const id = useId();
	return (
		<Block title={t("desk.route.title")}>
			<Form method="post" action={`/admin/matters/${reference}/route`} className="flex flex-wrap items-end gap-2">
				<label htmlFor={id} className="w-full text-soft">
					{t("desk.route.hint")}
				</label>
				<select id={id} name="topic" key={topic} defaultValue={topic} className="control min-w-40 flex-1">
					{topics.map((value) => (
						<option key={value} value={value}>
							{t(`topics.${value}`)}
						</option>
					))}
				</select>
				<label htmlFor={`${id}-why`} className="w-full text-soft">
					{t("desk.route.why")}
				</label>
				<input
					id={`${id}-why`}
					name="reason"
					required
					minLength={3}
					maxLength={500}
					className="control min-w-40 flex-1"
				/>
				<Button tone="secondary" size="small">
					{t("desk.route.button")}
				</Button>
			</Form>
		</Block>
	);
};

/** Asks for help, and says why. */
export const Escalate = ({ matter, nonce }: { matter: Acts; nonce: string }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const id = useId();
	return (
		<Block title={t("desk.escalate.title")}>
			{matter.escalatedAt ? (
				<p>
					<Tag tone="danger">
						{t("desk.escalate.since", { date: formatDate(language, matter.escalatedAt, "moment") })}
					</Tag>
				</p>
			) : null}
			<Form method="post" action={`/admin/matters/${matter.reference}/escalate`} className="grid gap-2">
				<input type="hidden" name="nonce" value={nonce} />
				<label htmlFor={id} className="text-soft">
					{t("desk.escalate.why")}
				</label>
				<textarea id={id} name="reason" rows={2} required minLength={3} maxLength={1000} className="control" />
				<Button tone="secondary" size="small" className="justify-self-start">
					{t("desk.escalate.button")}
				</Button>
			</Form>
		</Block>
	);
};

type LinkedTo = { type: "report" | "proposal" | "procedure" | "vote" | "consultation"; title: string; path: string };

/** What the matter is about elsewhere on the platform. */
export const LinkedTo = ({ reference, linked }: { reference: string; linked: LinkedTo | null }) => {
	const { t } = useTranslation("matters");
	const id = useId();
	return (
		<Block title={t("desk.link.title")}>
			{linked ? (
				<p className="min-w-0 break-words">
					{t(`desk.link.types.${linked.type}`)} <Link to={linked.path}>{linked.title}</Link>
				</p>
			) : null}
			<Form method="post" action={`/admin/matters/${reference}/link`} className="grid gap-2">
				<label htmlFor={id} className="text-soft">
					{t("desk.link.hint")}
				</label>
				<input id={id} name="about" className="control" autoComplete="off" placeholder="/reports/123" />
				<Button tone="secondary" size="small" className="justify-self-start">
					{t("desk.link.button")}
				</Button>
			</Form>
		</Block>
	);
};

type Rating = { score: number; text: string; at: Date };

/** What the person said of the answer. */
export const Rated = ({ rating }: { rating: Rating }) => {
	const { t } = useTranslation("matters");
	const score = rating.score === 3 ? "yes" : rating.score === 2 ? "partly" : "no";
	return (
		<Block title={t("rating.title")}>
			<p className="font-semibold">{t(`rating.${score}`)}</p>
			{rating.text ? <p className="whitespace-pre-line break-words">{rating.text}</p> : null}
		</Block>
	);
};
