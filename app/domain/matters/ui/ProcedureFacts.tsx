import { useTranslation } from "react-i18next";
import type { AttributeKey, AttributeType, Source } from "~/domain/residents/ledger/rules";
import { FactSource } from "~/domain/residents/ui/FactSource";
import type { FieldState } from "~/ui/Field";
import { Tag } from "~/ui/Tag";
import { TextField } from "~/ui/TextField";
import { factField, isTyped } from "../procedure-request";

export type ShownFact = {
	key: AttributeKey;
	type: AttributeType;
	required: boolean;
	purpose: string;
	value: string | null;
	source: Source | null;
	sourceName: string;
	at: Date | null;
	isStale: boolean;
	isEditable: boolean;
	crosses: boolean;
};

const inputs = { text: "text", date: "date", phone: "tel", number: "text" } as const;

/** The facts a form asks: filled in advance and corrected here, or reused as certified, or behind a box to tick. */
export const ProcedureFacts = ({ facts, fields }: { facts: ShownFact[]; fields: Record<string, FieldState> }) => (
	<>
		{facts.map((fact) => {
			const field = fields[factField(fact.key)];
			if (fact.crosses) return <Reuse key={fact.key} fact={fact} />;
			return isTyped(fact) && field ? (
				<Typed key={fact.key} fact={fact} field={field} />
			) : (
				<Fixed key={fact.key} fact={fact} />
			);
		})}
	</>
);

const From = ({ fact }: { fact: ShownFact }) => {
	const { t } = useTranslation(["matters", "residents"]);
	return (
		<>
			{t("residents:connect.why", { purpose: fact.purpose })}
			{fact.source ? (
				<>
					{" "}
					<strong>
						{t("matters:procedure.known")} <FactSource source={fact.source} sourceName={fact.sourceName} at={fact.at} />
						.
					</strong>{" "}
					{fact.isStale ? t("residents:connect.stale") : null}
				</>
			) : null}
		</>
	);
};

const Typed = ({ fact, field }: { fact: ShownFact; field: FieldState }) => {
	const { t } = useTranslation("residents");
	return (
		<TextField
			field={field}
			label={t(`attributes.${fact.key}`)}
			type={inputs[fact.type]}
			inputMode={fact.type === "number" ? "numeric" : undefined}
			hint={<From fact={fact} />}
			optional={!fact.required}
		/>
	);
};

const Fixed = ({ fact }: { fact: ShownFact }) => {
	const { t } = useTranslation("residents");
	return (
		<div className="max-w-2xl">
			<p className="font-semibold">{t(`attributes.${fact.key}`)}</p>
			<p>{fact.value}</p>
			<p className="text-[0.9375rem] text-soft">
				<From fact={fact} />
			</p>
		</div>
	);
};

const Reuse = ({ fact }: { fact: ShownFact }) => {
	const { t } = useTranslation(["matters", "residents"]);
	const id = `reuse-${fact.key}`;
	return (
		<div className="max-w-2xl">
			<Tag tone="warning">{t("matters:procedure.otherField")}</Tag>
			<label htmlFor={id} className="choice mt-2">
				<input id={id} type="checkbox" name="ticked" value={fact.key} className="tick" aria-describedby={`${id}-why`} />
				<span className="font-medium">
					{t("matters:procedure.reuse", { label: t(`residents:attributes.${fact.key}`), value: fact.value ?? "" })}
				</span>
			</label>
			<p id={`${id}-why`} className="mt-1 text-[0.9375rem] text-soft">
				<From fact={fact} />
			</p>
		</div>
	);
};
