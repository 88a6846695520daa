import { useTranslation } from "react-i18next";
import { ButtonForm } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Tag } from "~/ui/Tag";
import type { Question } from "../question-schema";

/** The questions of a phase in their order, each with what can be done with it. */
export const QuestionList = ({ questions }: { questions: readonly Question[] }) => {
	const { t } = useTranslation("proposals");
	if (questions.length === 0) return <EmptyState title={t("questions.none")}>{t("questions.noneText")}</EmptyState>;
	return (
		<ol className="grid gap-3">
			{questions.map(({ id, label, kind, help, options, required, staffOnly }, index) => (
				<li key={id}>
					<Card
						as="h2"
						title={label}
						eyebrow={
							<>
								<span>{t(`questions.kinds.${kind}`)}</span>
								{required ? <Tag tone="info">{t("questions.isRequired")}</Tag> : null}
								{staffOnly ? <Tag tone="warning">{t("questions.isStaffOnly")}</Tag> : null}
							</>
						}
						actions={
							<>
								{index > 0 ? (
									<ButtonForm
										size="small"
										tone="secondary"
										action={`/admin/questions/${id}/raise`}
										aria-label={t("questions.raiseOf", { label })}
									>
										{t("questions.raise")}
									</ButtonForm>
								) : null}
								<ButtonForm
									size="small"
									tone="danger"
									action={`/admin/questions/${id}/retire`}
									aria-label={t("questions.retireOf", { label })}
								>
									{t("questions.retire")}
								</ButtonForm>
							</>
						}
					>
						{help ? <p>{help}</p> : null}
						{options.length > 0 ? <p>{options.join(" · ")}</p> : null}
					</Card>
				</li>
			))}
		</ol>
	);
};
