import { Form, Link } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button, ButtonForm } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import { type State, stateAfter } from "../policy";
import { moves, staffWishes } from "../schema";
import { Block, Escalate, LinkedTo, Rated, Route, Snooze } from "./DeskActs";
import { StateTag } from "./StateTag";

export type SideMatter = {
	reference: string;
	topic: string;
	state: State;
	assigneeId: string | null;
	wishedChannel: string | null;
	snoozedUntil: Date | null;
	escalatedAt: Date | null;
	join: { id: string } | null;
	clocks: { kind: string; dueAt: Date; metAt: Date | null }[];
	participants: { id: string; name: string; point: { shown: string; state: string } | null }[];
};

type Neighbour = { reference: string; subject: string; state: State };

const People = ({ participants }: Pick<SideMatter, "participants">) => {
	const { t } = useTranslation("matters");
	return (
		<Block title={t("desk.people")}>
			<ul className="grid gap-2">
				{participants.map(({ id, name, point }) => (
					<li key={id} className="min-w-0 break-words">
						<span className="font-semibold">{name}</span>
						<span className="block text-soft">{point?.shown ?? t("desk.noAddress")}</span>
						{point?.state === "unproved" ? <Tag tone="warning">{t("desk.unproved")}</Tag> : null}
						{point?.state === "dead" ? <Tag tone="danger">{t("desk.dead")}</Tag> : null}
					</li>
				))}
			</ul>
		</Block>
	);
};

const Clocks = ({ clocks }: Pick<SideMatter, "clocks">) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	return (
		<Block title={t("desk.clocks")}>
			<ul className="grid gap-1">
				{clocks.map(({ kind, dueAt, metAt }) => (
					<li key={kind}>
						{t(`desk.clock.${kind as "receipt"}`)} –{" "}
						{metAt
							? t("desk.met", { date: formatDate(language, metAt, "day") })
							: t("desk.due", { date: formatDate(language, dueAt, "day") })}
					</li>
				))}
			</ul>
		</Block>
	);
};

type AssignProps = { matter: SideMatter; agents: { id: string; displayName: string }[]; me: string };

const Assign = ({ matter, agents, me }: AssignProps) => {
	const { t } = useTranslation("matters");
	const id = useId();
	const action = `/admin/matters/${matter.reference}/assignment`;
	return (
		<Block title={t("desk.assign")}>
			<Form method="post" action={action} className="flex flex-wrap items-end gap-2">
				<label htmlFor={id} className="sr-only">
					{t("desk.assign")}
				</label>
				<select
					id={id}
					name="assigneeId"
					defaultValue={matter.assigneeId ?? ""}
					key={matter.assigneeId}
					className="control min-w-40 flex-1"
				>
					<option value="">{t("inbox.nobody")}</option>
					{agents.map((agent) => (
						<option key={agent.id} value={agent.id}>
							{agent.displayName}
						</option>
					))}
				</select>
				<Button tone="secondary" size="small">
					{t("desk.assignButton")}
				</Button>
			</Form>
			{matter.assigneeId === me ? null : (
				<ButtonForm
					action={action}
					fields={{ assigneeId: me }}
					tone="secondary"
					size="small"
					label={t("desk.take")}
					className="take"
				/>
			)}
		</Block>
	);
};

const Wish = ({ matter }: { matter: SideMatter }) => {
	const { t } = useTranslation("matters");
	const id = useId();
	return (
		<Block title={t("desk.wish.title")}>
			<Form
				method="post"
				action={`/admin/matters/${matter.reference}/wish`}
				className="flex flex-wrap items-end gap-2"
				preventScrollReset
			>
				<label htmlFor={id} className="sr-only">
					{t("desk.wish.title")}
				</label>
				<select
					id={id}
					name="wish"
					defaultValue={matter.wishedChannel ?? ""}
					key={matter.wishedChannel}
					className="control min-w-40 flex-1"
				>
					<option value="">{t("desk.wish.auto")}</option>
					{(["web", ...staffWishes] as const).map((wish) => (
						<option key={wish} value={wish}>
							{t(`desk.wish.${wish}`)}
						</option>
					))}
				</select>
				<Button tone="secondary" size="small">
					{t("desk.wish.save")}
				</Button>
			</Form>
		</Block>
	);
};

const Moves = ({ matter }: { matter: SideMatter }) => {
	const { t } = useTranslation("matters");
	const possible = moves.filter((move) => stateAfter(matter.state, move));
	return (
		<Block title={t("inbox.columns.state")}>
			<p>
				<StateTag state={matter.state} forStaff />
			</p>
			<div className="flex flex-wrap gap-2">
				{possible.map((move) => (
					<ButtonForm
						key={move}
						action={`/admin/matters/${matter.reference}/state`}
						fields={{ move }}
						tone="secondary"
						size="small"
						label={t(`desk.moves.${move}`)}
					/>
				))}
			</div>
		</Block>
	);
};

const Joining = ({ matter, neighbours }: { matter: SideMatter; neighbours: Neighbour[] }) => {
	const { t } = useTranslation("matters");
	const id = useId();
	return (
		<Block title={t("desk.join")}>
			{neighbours.length > 0 ? (
				<>
					<p className="font-semibold text-[0.9375rem]">{t("desk.neighbours")}</p>
					<ul className="grid gap-1">
						{neighbours.map(({ reference, subject }) => (
							<li key={reference}>
								<Link to={`/admin/matters/${reference}`}>{subject}</Link> <span className="text-soft">{reference}</span>
							</li>
						))}
					</ul>
				</>
			) : null}
			<Form method="post" action={`/admin/matters/${matter.reference}/join`} className="grid gap-2">
				<label htmlFor={id} className="text-soft">
					{t("desk.joinHint")}
				</label>
				<input id={id} name="other" className="control" autoComplete="off" placeholder="D-…" />
				<Button tone="secondary" size="small" className="justify-self-start">
					{t("desk.joinButton")}
				</Button>
			</Form>
			{matter.join ? (
				<ButtonForm
					action={`/admin/matters/joins/${matter.join.id}/undo`}
					tone="secondary"
					size="small"
					label={t("desk.undo")}
				/>
			) : null}
		</Block>
	);
};

type Props = AssignProps & {
	neighbours: Neighbour[];
	linked: Parameters<typeof LinkedTo>[0]["linked"];
	rating: Parameters<typeof Rated>[0]["rating"] | null;
	nonce: string;
	tomorrow: string;
};

/** What stands beside the exchanges: who, by when, followed by whom, and what else can be done. */
export const DeskSide = ({ matter, agents, me, neighbours, linked, rating, nonce, tomorrow }: Props) => (
	<aside className="grid content-start gap-4">
		<Assign matter={matter} agents={agents} me={me} />
		<Moves matter={matter} />
		<Route reference={matter.reference} topic={matter.topic} />
		<Wish matter={matter} />
		<People participants={matter.participants} />
		<Clocks clocks={matter.clocks} />
		{rating ? <Rated rating={rating} /> : null}
		<Snooze matter={matter} tomorrow={tomorrow} />
		<Escalate matter={matter} nonce={nonce} />
		<LinkedTo reference={matter.reference} linked={linked} />
		<Joining matter={matter} neighbours={neighbours} />
	</aside>
);
