import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { topics } from "~/domain/matters/schema";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { type ActKind, acts, distances, type Facet } from "../rules/acts";
import { Boxes, Kept, useBuilder } from "./builder-state";

const box = "flex flex-wrap items-end gap-3 rounded-control bg-sunken p-3";

const NumberBox = ({ name, label, value }: { name: string; label: string; value?: string }) => {
	const id = useId();
	return (
		<div>
			<label htmlFor={id}>{label}</label>
			<input
				id={id}
				name={name}
				inputMode="numeric"
				pattern="[0-9]{1,4}"
				defaultValue={value}
				className="control mt-1 w-32"
			/>
		</div>
	);
};

const FacetBoxes = ({ facet }: { facet: Facet }) => {
	const { t } = useTranslation("crm");
	const { areas, categories } = useBuilder();
	if (facet === "area") return <Boxes name="facet.area" legend={t("segments.onlyArea")} options={areas} />;
	if (facet === "category")
		return <Boxes name="facet.category" legend={t("segments.onlyCategory")} options={categories} />;
	if (facet !== "topic") return null;
	const options = topics.map((value) => ({ value, label: t(`cockpit.topic.${value}`) }));
	return <Boxes name="facet.topic" legend={t("segments.onlyTopic")} options={options} />;
};

/** What people did: how often, since when, of which kinds. */
export const ActForm = ({ path, act }: { path: string; act: ActKind }) => {
	const { t } = useTranslation("crm");
	const operatorId = useId();
	return (
		<Form method="get" preventScrollReset className={box}>
			<Kept extra={{ op: "did", path, act }} />
			<p className="w-full font-semibold">{t(`acts.${act}`)}</p>
			<div>
				<label htmlFor={operatorId}>{t("segments.operator")}</label>
				<select id={operatorId} name="operator" className="control mt-1">
					{(["at-least", "at-most"] as const).map((operator) => (
						<option key={operator} value={operator}>
							{t(`operators.${operator}`)}
						</option>
					))}
				</select>
			</div>
			<NumberBox name="count" label={t("segments.times")} value="1" />
			<NumberBox name="within" label={t("segments.within")} />
			{acts[act].facets.map((facet) => (
				<FacetBoxes key={facet} facet={facet} />
			))}
			<Button tone="secondary" size="small">
				{t("segments.add")}
			</Button>
		</Form>
	);
};

/** Near a place: whose district lies at less than so many metres. */
export const NearForm = ({ path, unknownPlace }: { path: string; unknownPlace?: string | undefined }) => {
	const { t } = useTranslation("crm");
	const [placeId, metresId] = [useId(), useId()];
	return (
		<Form method="get" preventScrollReset className={box}>
			<Kept extra={{ op: "near", path }} />
			<p className="w-full font-semibold">{t("segments.near")}</p>
			{unknownPlace ? (
				<div className="w-full">
					<Alert tone="warning">{t("segments.placeUnknown")}</Alert>
				</div>
			) : null}
			<div className="grow">
				<label htmlFor={placeId}>{t("segments.place")}</label>
				<input id={placeId} name="place" required defaultValue={unknownPlace} className="control mt-1" />
			</div>
			<div>
				<label htmlFor={metresId}>{t("segments.metres")}</label>
				<select id={metresId} name="metres" defaultValue="500" className="control mt-1">
					{distances.map((metres) => (
						<option key={metres} value={metres}>
							{t("segments.metresOption", { metres })}
						</option>
					))}
				</select>
			</div>
			<Button tone="secondary" size="small">
				{t("segments.add")}
			</Button>
		</Form>
	);
};
