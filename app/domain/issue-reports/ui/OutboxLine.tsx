import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Button } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import { forgetKept, type KeptReport, putDraft } from "./kept-reports";

const tones = { waiting: "warning", sending: "info", sent: "success", refused: "danger" } as const;

const mend = async (report: KeptReport) => {
	await putDraft(report);
	await forgetKept(report.id);
	window.location.assign("/reports/new");
};

/** One report kept on this device: what it says, where it stands, and what can be done with it. */
export const OutboxLine = ({ report }: { report: KeptReport }) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const { id, state, number, isVerified, text } = report;
	const words = report.fields.find(([name]) => name === "text")?.[1] ?? "";
	const date = formatDate(language, new Date(report.writtenAt), "moment");
	return (
		<li className="grid gap-2 rounded-card border border-line bg-surface p-4">
			<p className="flex flex-wrap items-center gap-2">
				<Tag tone={tones[state]}>{t(`outbox.states.${state}`)}</Tag>
				<span className="text-[0.9375rem] text-soft">
					{date}
					{report.photos.length > 0 ? ` · ${t("outbox.photos", { count: report.photos.length })}` : ""}
				</span>
			</p>
			<p className="line-clamp-2">{words}</p>
			{state === "sent" && number ? (
				<p>
					{isVerified ? (
						<Link to={`/reports/${number}`}>{t("number", { number })}</Link>
					) : (
						t("outbox.toConfirm", { number })
					)}
				</p>
			) : null}
			{state === "refused" ? <p className="text-danger">{text}</p> : null}
			<p className="flex flex-wrap gap-2">
				{state === "refused" ? (
					<Button type="button" size="small" onClick={() => void mend(report)}>
						{t("outbox.mend")}
					</Button>
				) : null}
				{state === "sending" ? null : (
					<Button type="button" size="small" tone="quiet" onClick={() => void forgetKept(id)}>
						{t(state === "sent" ? "outbox.clear" : "outbox.forget")}
					</Button>
				)}
			</p>
		</li>
	);
};
