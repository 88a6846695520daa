import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Table } from "~/ui/Table";
import { Tag, type Tone } from "~/ui/Tag";
import type { listOwnFiles } from "../assessment-queries.server";
import type { Stage } from "../assessment-schema";
import type { DecisionKind } from "../schema";
import { decisionTones } from "./DecisionList";

type File = Awaited<ReturnType<typeof listOwnFiles>>[number];

const tones: Record<Stage, Tone> = { analysis: "neutral", review: "info", decision: "warning", decided: "success" };

type Props = { files: File[]; caption: string /** A box beside each, in a form of this name. */; form?: string };

/** Files with where they stand, who is awaited and by when. */
export const FileTable = ({ files, caption, form }: Props) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	return (
		<Table
			caption={caption}
			hideCaption
			columns={[
				{ label: t("assessment.proposal") },
				{ label: t("assessment.stageColumn") },
				{ label: t("assessment.awaits") },
				{ label: t("assessment.due") },
			]}
			rows={files.map(({ proposalId, number, title, stage, awaits, dueOn, isLate, isPublished, kind }) => ({
				id: proposalId,
				cells: [
					<span key="title" className="flex items-start gap-3">
						{form && stage !== "decided" ? (
							<input
								type="checkbox"
								name="p"
								form={form}
								value={proposalId}
								className="tick mt-0.5"
								aria-label={t("assessment.pick", { number, title })}
							/>
						) : null}
						<Link to={`/admin/assessments/${proposalId}`}>
							{number}. {title}
						</Link>
					</span>,
					stage === "decided" && kind ? (
						<span key="stage" className="flex flex-wrap gap-2">
							<Tag tone={decisionTones[kind as DecisionKind]}>{t(`kind.${kind as DecisionKind}`)}</Tag>
							<Tag tone={isPublished ? "success" : "warning"}>
								{t(isPublished ? "assessment.published" : "assessment.ready")}
							</Tag>
						</span>
					) : (
						<Tag key="stage" tone={tones[stage]}>
							{t(`assessment.stage.${stage}`)}
						</Tag>
					),
					stage === "decided" ? "–" : (awaits ?? t("assessment.nobody")),
					<span key="due" className={isLate ? "font-semibold text-danger" : ""}>
						{formatDate(language, dueOn)}
						{isLate ? ` – ${t("assessment.isLate")}` : ""}
					</span>,
				],
			}))}
		/>
	);
};
