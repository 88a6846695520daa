import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";

/** Offers to fetch the family quotient from the state instead of typing it: what is fetched, kept how long, and a box unticked. */
export const HouseholdOffer = ({ slug }: { slug: string }) => {
	const { t } = useTranslation("matters");
	return (
		<section
			aria-labelledby="household"
			className="grid max-w-2xl gap-4 rounded-card border border-line bg-surface p-5"
		>
			<h2 id="household" className="text-subheading">
				{t("procedure.household.title")}
			</h2>
			<p>{t("procedure.household.what")}</p>
			{/* FranceConnect is another site: the browser itself must leave. */}
			<Form method="post" action={`/directory/${slug}/request/household`} reloadDocument className="grid gap-4">
				<label className="choice">
					<input type="checkbox" name="agreed" className="tick" />
					<span className="font-medium">{t("procedure.household.agree")}</span>
				</label>
				<div>
					<Button tone="secondary">{t("procedure.household.fetch")}</Button>
				</div>
			</Form>
		</section>
	);
};
