import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "~/i18n/useLanguage";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import type { FoundCategory } from "../../queries/category-desk.server";

/** What is asked more in a category, in order. */
export const QuestionList = ({ category }: { category: FoundCategory }) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const { questions } = category;
	const address = `/admin/reports/categories/${category.code}/questions`;
	const shift = (code: string, step: "-1" | "1", label: string) => (
		<ButtonForm
			action={`${address}/${code}/shift`}
			fields={{ step }}
			tone="secondary"
			size="small"
			aria-label={`${t(step === "1" ? "categories.down" : "categories.up")} – ${label}`}
			label={step === "1" ? "↓" : "↑"}
		/>
	);
	return (
		<Section title={t("questions.title")}>
			<p className="text-soft">{questions.length > 0 ? t("questions.lead") : t("questions.none")}</p>
			<ol className="grid gap-3">
				{questions.map(({ code, label, kind, required, showIf }, index) => (
					<li key={code} className="flex flex-wrap items-start gap-4 rounded-card border border-line bg-surface p-4">
						<div className="min-w-0 flex-1">
							<p>
								<Link to={`${address}/${code}`} className="font-medium">
									{label[language]}
								</Link>
							</p>
							<p className="text-[0.9375rem] text-soft">
								{[
									t(`questions.kinds.${kind}`),
									required ? t("questions.isRequired") : null,
									showIf ? t("questions.isConditional") : null,
								]
									.filter(Boolean)
									.join(" · ")}
							</p>
						</div>
						<div className="flex gap-2">
							{index > 0 ? shift(code, "-1", label[language]) : null}
							{index < questions.length - 1 ? shift(code, "1", label[language]) : null}
						</div>
					</li>
				))}
			</ol>
			<div>
				<LinkButton to={`${address}/new`} tone="secondary">
					{t("questions.add")}
				</LinkButton>
			</div>
		</Section>
	);
};
