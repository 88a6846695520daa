import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type CardIncident, IncidentCard } from "~/domain/issue-reports/ui/IncidentCard";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { Section } from "~/ui/Page";

type Near = { label: string; area: { id: string; name: string } | null; incidents: (CardIncident & { id: string })[] };

const AskPlace = () => {
	const { t } = useTranslation("crm");
	return (
		<Form method="post" action="/near" className="grid gap-2 rounded-card border border-line bg-surface p-5">
			<label htmlFor="near-address" className="font-semibold">
				{t("home.near.label")}
			</label>
			<p id="near-hint" className="text-soft">
				{t("home.near.hint")}
			</p>
			<div className="flex flex-wrap gap-3">
				<input
					id="near-address"
					name="address"
					required
					maxLength={200}
					autoComplete="street-address"
					aria-describedby="near-hint"
					className="control min-w-0 flex-1 basis-56"
				/>
				<Button tone="secondary">{t("home.near.show")}</Button>
			</div>
		</Form>
	);
};

/** What happens around the place the visitor named; asked once, kept by their browser. */
export const NearMe = ({ near }: { near: Near | null }) => {
	const { t } = useTranslation("crm");
	if (!near) {
		return (
			<Section id="near" title={t("home.near.title")}>
				<AskPlace />
			</Section>
		);
	}
	return (
		<Section
			id="near"
			title={t("home.near.around", { place: near.label })}
			actions={
				<>
					{near.area ? (
						<LinkButton to={`/reports?area=${near.area.id}`} tone="secondary" size="small">
							{t("home.near.all", { area: near.area.name })}
						</LinkButton>
					) : null}
					<ButtonForm action="/near" tone="quiet" size="small" label={t("home.near.forget")} />
				</>
			}
		>
			{near.incidents.length === 0 ? <p className="text-soft">{t("home.near.quiet")}</p> : null}
			<CardGrid>
				{near.incidents.map((incident) => (
					<IncidentCard key={incident.id} incident={incident} />
				))}
			</CardGrid>
		</Section>
	);
};
