import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";
import type { FoundVote } from "../queries/votes.server";
import { BallotStatusBar } from "./BallotStatusBar";
import { OptionChoice } from "./OptionCard";
import { useBallot } from "./useBallot";

type Props = {
	slug: string;
	vote: Pick<FoundVote, "options" | "optionIds" | "minimum" | "maximum">;
	/** The choices of the ballot in the box, or null. */
	counted: string[] | null;
	/** What was ticked when the server refused the form, and why. */
	refused: { choices: string[]; reason: string } | null;
};

const useHydrated = () => {
	const [hydrated, setHydrated] = useState(false);
	useEffect(() => setHydrated(true), []);
	return hydrated;
};

/** The ballot paper. With JavaScript each tick is stored at once; without, a button sends the form. */
export const BallotForm = ({ slug, vote, counted, refused }: Props) => {
	const { t } = useTranslation("ballots");
	const hydrated = useHydrated();
	const initial = refused?.choices ?? counted ?? [];
	const ballot = useBallot(`/consultations/${slug}/vote/ballot`, vote, initial, counted);
	const count = refused ? new Set(refused.choices).size : 0;
	return (
		<>
			<Form method="post" className="grid gap-5">
				{refused && !hydrated ? (
					<Alert tone="danger" title={t("status.not-counted")} live>
						<p>
							{t(`notCounted.${refused.reason}` as "notCounted.too-many-choices", {
								count: count - vote.maximum,
								limit: vote.maximum,
							})}
						</p>
						{counted ? <p>{t("status.previousStays", { count: counted.length })}</p> : null}
					</Alert>
				) : null}
				<fieldset className="grid gap-4">
					<legend className="mb-4 text-[1.1875rem] font-semibold">{t("form.legend", { count: vote.maximum })}</legend>
					<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
						{vote.options.map((option) => (
							<OptionChoice
								key={option.id}
								option={option}
								checked={hydrated ? ballot.chosen.has(option.id) : initial.includes(option.id)}
								{...(hydrated ? { onToggle: ballot.toggle } : {})}
							/>
						))}
					</ul>
				</fieldset>
				{hydrated ? (
					<div className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 lg:bottom-3">
						<BallotStatusBar
							status={ballot.status}
							chosen={ballot.chosen.size}
							limit={vote.maximum}
							counted={ballot.counted?.length ?? null}
						/>
					</div>
				) : (
					<div className="grid gap-3">
						<p className="text-soft">
							{counted ? t("form.storedNoScript", { count: counted.length }) : t("form.nothingStoredNoScript")}
						</p>
						<div>
							<Button>{t("form.submit")}</Button>
						</div>
					</div>
				)}
			</Form>
			{ballot.counted ? (
				<div>
					<ButtonForm action={`/consultations/${slug}/vote/erase`} tone="danger" size="small" label={t("form.erase")} />
				</div>
			) : null}
		</>
	);
};
