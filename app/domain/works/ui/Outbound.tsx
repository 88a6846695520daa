import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Table } from "~/ui/Table";
import { Tag } from "~/ui/Tag";

type Row = {
	id: string;
	number: number | null;
	state: "waiting" | "sent" | "failed" | "stopped";
	tries: number;
	lastError: string;
	remoteId: string | null;
	remoteToken: string | null;
	remoteStatus: string;
	triedAt: Date | null;
	createdAt: Date;
};

const tones = { waiting: "info", sent: "success", failed: "warning", stopped: "danger" } as const;

/** What was handed to a contractor's own server: how far, how many attempts, what went wrong. */
export const Outbound = ({ rows }: { rows: Row[] }) => {
	const { t } = useTranslation("works");
	const language = useLanguage();
	return (
		<Section title={t("outbound.title")}>
			<Table
				caption={t("outbound.title")}
				hideCaption
				columns={[
					{ label: t("outbound.report") },
					{ label: t("settings.state") },
					{ label: t("outbound.tries"), align: "end" },
					{ label: t("outbound.last") },
					{ label: t("outbound.remote") },
				]}
				rows={rows.map((row) => ({
					id: row.id,
					cells: [
						<Link key="number" to={`/admin/reports/${row.number}`}>
							{row.number}
						</Link>,
						<Tag key="state" tone={tones[row.state]}>
							{t(`outbound.states.${row.state}`)}
						</Tag>,
						row.tries,
						<span key="last">
							{row.triedAt ? formatDate(language, row.triedAt, "moment") : "–"}
							{row.lastError ? <span className="block text-danger">{row.lastError}</span> : null}
						</span>,
						<span key="remote" className="flex flex-wrap items-center gap-2">
							{row.remoteId ?? row.remoteToken ?? "–"} {row.remoteStatus}
							{row.state === "failed" || row.state === "stopped" ? (
								<ButtonForm
									action={`/admin/reports/outbound/${row.id}/retry`}
									tone="secondary"
									size="small"
									label={t("outbound.retry")}
								/>
							) : null}
						</span>,
					],
				}))}
			/>
		</Section>
	);
};
