import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Section } from "~/ui/Page";

const scores = [
	["3", "yes"],
	["2", "partly"],
	["1", "no"],
] as const;

/** One question after an answer, and a few words if one likes. */
export const RatingForm = ({ action }: { action: string }) => {
	const { t } = useTranslation("matters");
	const id = useId();
	return (
		<Section title={t("rating.question")}>
			<Form method="post" action={action} className="grid gap-4">
				<fieldset className="max-w-2xl">
					<legend className="sr-only">{t("rating.question")}</legend>
					<div className="grid gap-2 sm:grid-cols-3">
						{scores.map(([value, name]) => (
							<label key={value} className="choice">
								<input type="radio" name="score" value={value} required className="tick" />
								<span className="font-medium">{t(`rating.${name}`)}</span>
							</label>
						))}
					</div>
				</fieldset>
				<div className="max-w-2xl">
					<label htmlFor={id} className="font-semibold">
						{t("rating.text")}
					</label>
					<textarea id={id} name="text" rows={3} maxLength={1000} className="control mt-2" />
				</div>
				<Button tone="secondary" className="justify-self-start">
					{t("rating.send")}
				</Button>
			</Form>
		</Section>
	);
};
