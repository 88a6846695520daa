import { Link } from "@remix-run/react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";
import type { State } from "../policy";
import { StateTag } from "./StateTag";

export type InboxRow = {
	id: string;
	reference: string;
	subject: string;
	topic: string;
	state: State;
	/** Who follows it, by name. */
	assignee: string | null;
	urgent: boolean;
	answerDueAt: Date;
	lastMessageAt: Date;
	author: string;
	/** The channel it came by. */
	channel: string;
};

/** j and k move from one matter to the next while the list has the focus: a lone letter acts nowhere else (WCAG 2.1.4). */
const moveFocus = (event: KeyboardEvent<HTMLElement>) => {
	const step = { j: 1, k: -1 }[event.key];
	if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
	const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-matter]")];
	const at = links.indexOf(document.activeElement as HTMLElement);
	event.stopPropagation();
	links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
};

const Due = ({ at, now }: { at: Date; now: Date }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const isLate = at < now;
	return (
		<span className="inline-flex flex-wrap items-center gap-2">
			{formatDate(language, at, "short")}
			{isLate ? (
				<Tag tone="danger" icon="clock">
					{t("inbox.late")}
				</Tag>
			) : null}
		</span>
	);
};

type Props = { caption: string; rows: InboxRow[]; now: Date; isByDue: boolean };

/** One page of a staff queue. */
export const InboxTable = ({ caption, rows, now, isByDue }: Props) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	const columns = [
		{ label: t("inbox.columns.subject") },
		{ label: t("inbox.columns.from") },
		{ label: t("inbound.columns.channel") },
		{ label: t("inbox.columns.state") },
		{ label: isByDue ? t("inbox.columns.due") : t("inbox.columns.last") },
		{ label: t("inbox.columns.assignee") },
	];
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: listens to the keys of the links inside
		<div onKeyDown={moveFocus} className="grid gap-2">
			<Table
				caption={caption}
				hideCaption
				columns={columns}
				rows={rows.map((row) => ({
					id: row.id,
					cells: [
						<span key="subject" className="block min-w-56">
							<Link data-matter to={`/admin/matters/${row.reference}`} className="font-semibold">
								{row.subject}
							</Link>
							{row.urgent ? (
								<>
									{" "}
									<Tag tone="danger">{t("inbox.urgent")}</Tag>
								</>
							) : null}
							<span className="block text-[0.9375rem] font-normal text-soft">
								{row.reference} · {t(`topics.${row.topic as "other"}`)}
							</span>
						</span>,
						row.author,
						row.channel ? t(`channels.${row.channel as "email"}`) : "",
						<StateTag key="state" state={row.state} forStaff />,
						isByDue ? (
							<Due key="due" at={row.answerDueAt} now={now} />
						) : (
							formatDate(language, row.lastMessageAt, "short")
						),
						row.assignee ?? t("inbox.nobody"),
					],
				}))}
			/>
			<p className="text-[0.9375rem] text-soft">{t("inbox.keys")}</p>
		</div>
	);
};
