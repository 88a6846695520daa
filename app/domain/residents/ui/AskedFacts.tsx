import { useTranslation } from "react-i18next";
import { Tag } from "~/ui/Tag";
import type { AttributeKey, Source } from "../ledger/rules";
import { FactSource } from "./FactSource";

export type AskedFact = {
	key: AttributeKey;
	value: string | null;
	source: Source | null;
	sourceName: string;
	at: Date | null;
	isStale: boolean;
	purpose: string;
	ground: string;
	retentionMonths: number;
	required: boolean;
	needsTick: boolean;
	/** The field of ledger/rules the fact belongs to, when it lies across a wall. */
	crossedSector: string | null;
};

/** What a service asks: each fact with its value, where that comes from and why; a box, unticked, where the person chooses. */
export const AskedFacts = ({ facts, name }: { facts: AskedFact[]; name: string }) => {
	const { t } = useTranslation("residents");
	if (facts.length === 0) return <p>{t("connect.nothing", { name })}</p>;
	return (
		<ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
			{facts.map((fact) => (
				<li
					key={fact.key}
					className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-card border border-line bg-surface p-5"
				>
					<div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
						<strong>{t(`attributes.${fact.key}`)}</strong>
						<Tag tone={fact.required ? "info" : "neutral"}>
							{t(fact.required ? "connect.required" : "connect.optional")}
						</Tag>
						{fact.crossedSector ? (
							<Tag tone="warning">
								{t("connect.crossing", { sector: t(`sectors.${fact.crossedSector}` as "sectors.social") })}
							</Tag>
						) : null}
					</div>
					<FactValue fact={fact} />
					<p className="text-[0.9375rem] text-soft">
						{t("connect.why", { purpose: fact.purpose })}
						<br />
						{t("connect.ground", {
							ground: t(`grounds.${fact.ground}` as "grounds.mission"),
							count: fact.retentionMonths,
						})}
					</p>
					{fact.needsTick ? (
						<label className="choice max-w-xl">
							<input type="checkbox" name="ticked" value={fact.key} className="tick" />
							<span className="font-medium">{t("connect.tick", { label: t(`attributes.${fact.key}`) })}</span>
						</label>
					) : null}
				</li>
			))}
		</ul>
	);
};

const FactValue = ({ fact }: { fact: AskedFact }) => {
	const { t } = useTranslation("residents");
	if (fact.value === null) return <p className="text-soft">{t("connect.empty")}</p>;
	return (
		<p className="wrap-anywhere">
			{fact.value}{" "}
			<span className="text-[0.9375rem] text-soft">
				(<FactSource source={fact.source} sourceName={fact.sourceName} at={fact.at} />)
			</span>
			{fact.isStale ? <strong className="ms-2 text-warning">{t("connect.stale")}</strong> : null}
		</p>
	);
};
