import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { Section } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Tabs } from "~/ui/Tabs";
import type { StanceCounts, Thread } from "../queries/debate.server";
import type { Order } from "../schema";
import { orders } from "../schema";
import { CommentView } from "./CommentView";
import { Speakers } from "./Speakers";

type Props = {
	/** The subject as addresses write it, and the page it is on. */
	on: string;
	to: string;
	threads: Thread[];
	next: string | null;
	order: Order;
	isFirstPage: boolean;
	counts: StanceCounts;
	isOpen: boolean;
	now: Date;
};

const ThreadView = ({ thread, on, isOpen, now }: { thread: Thread } & Pick<Props, "on" | "isOpen" | "now">) => {
	const { t } = useTranslation("debates");
	const { first, answers, answerCount } = thread;
	const numbers = new Map([first, ...answers].map(({ id, number }) => [id, number]));
	return (
		<li className="grid gap-4 rounded-card border border-line bg-surface p-4 sm:p-5">
			<CommentView comment={first} on={on} isOpen={isOpen} now={now} />
			{answers.length > 0 ? (
				<ul className="grid gap-4 border-s-2 border-line ps-3 sm:ps-5">
					{answers.map((answer) => (
						<li key={answer.id}>
							<CommentView
								comment={answer}
								{...{ on, isOpen, now }}
								answerTo={answer.depth > 1 ? numbers.get(answer.parentId ?? "") : undefined}
							/>
						</li>
					))}
				</ul>
			) : null}
			{answerCount > answers.length ? (
				<p>
					<Link className="inline-flex min-h-11 items-center font-semibold" to={`/comments/${first.id}`}>
						{t("answers", { count: answerCount })}
					</Link>
				</p>
			) : null}
		</li>
	);
};

/** The debate about something: who stands where, the threads in a fair order, and the way to speak. */
export const Debate = ({ on, to, threads, next, order, isFirstPage, counts, isOpen, now }: Props) => {
	const { t } = useTranslation("debates");
	const { all, ...stances } = counts;
	const write = isOpen ? <LinkButton to={`/comments/new?on=${on}`}>{t("write")}</LinkButton> : null;
	return (
		<Section title={t("title")} id="debate" actions={write}>
			<p className="text-soft">
				{all > 0 ? `${t("count", { count: all })} · ${t("tally", stances)}` : null}
				{isOpen ? null : ` ${t("closed")}`}
			</p>
			{all > 0 || threads.length > 0 ? (
				<>
					<Speakers />
					<Tabs
						label={t("order.label")}
						items={orders.map((key) => ({
							to: `${to}?order=${key}#debate`,
							label: t(`order.${key}`),
							current: key === order,
						}))}
					/>
					{order === "fair" ? <p className="text-[0.9375rem] text-soft">{t("order.fairHint")}</p> : null}
					<ul className="grid gap-5">
						{threads.map((thread) => (
							<ThreadView key={thread.first.id} {...{ thread, on, isOpen, now }} />
						))}
					</ul>
					<Pager
						order="any"
						newerTo={isFirstPage ? null : `${to}?order=${order}#debate`}
						olderTo={next ? `${to}?order=${order}&after=${encodeURIComponent(next)}#debate` : null}
					/>
				</>
			) : (
				<EmptyState title={t("empty")}>{isOpen ? <p>{t("emptyText")}</p> : null}</EmptyState>
			)}
		</Section>
	);
};
