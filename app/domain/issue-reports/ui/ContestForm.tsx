import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";

/** «It is not solved»: for who reported it, once it is closed. */
export const ContestForm = ({ number }: { number: number }) => {
	const { t } = useTranslation("issue-reports");
	return (
		<Form
			method="post"
			action={`/reports/${number}/contest`}
			className="grid gap-3 rounded-card border border-line bg-surface p-5"
		>
			<h2 className="text-subheading">{t("contest.title")}</h2>
			<label htmlFor="contest-text">{t("contest.label")}</label>
			<textarea id="contest-text" name="text" rows={3} required maxLength={2000} className="control" />
			<div>
				<Button tone="secondary">{t("contest.send")}</Button>
			</div>
		</Form>
	);
};
