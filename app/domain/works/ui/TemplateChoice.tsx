import { useTranslation } from "react-i18next";

type Template = { id: string; title: string; text: string; toState: string | null };

/**
 * A ready-made answer. Chosen, it fills the message, which can then be changed; without JavaScript it is used when the
 * message is left empty.
 */
export const TemplateChoice = ({ templates, targetId }: { templates: Template[]; targetId: string }) => {
	const { t } = useTranslation(["works", "issue-reports"]);
	if (templates.length === 0) return null;
	const fill = (id: string) => {
		const target = document.getElementById(targetId);
		const chosen = templates.find((template) => template.id === id);
		if (target instanceof HTMLTextAreaElement && chosen) target.value = chosen.text;
	};
	return (
		<div className="max-w-2xl">
			<label htmlFor="template" className="font-semibold">
				{t("decide.template")}
			</label>
			<p id="template-hint" className="text-soft">
				{t("decide.templateHint")}
			</p>
			<select
				id="template"
				name="templateId"
				aria-describedby="template-hint"
				className="control mt-1"
				defaultValue=""
				onChange={(event) => fill(event.currentTarget.value)}
			>
				<option value="">{t("decide.noTemplate")}</option>
				{templates.map(({ id, title, toState }) => (
					<option key={id} value={id}>
						{toState ? `${title} (${t(`issue-reports:states.${toState as "resolved"}`)})` : title}
					</option>
				))}
			</select>
		</div>
	);
};
