import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";
import type { Marked } from "../paper";
import type { FoundVote } from "../queries/votes.server";
import type { VoteRules } from "../schema";
import { BallotStatusBar } from "./BallotStatusBar";
import { faultTexts } from "./fault-texts";
import { PaperFields } from "./PaperFields";
import { PurseBar } from "./PurseBar";
import { filledFrom, usePaper } from "./usePaper";

type Props = {
	/** Where each change is sent; without JavaScript the form posts to its own page. */
	saveTo: string;
	/** Where the ballot is taken back, if it may be. */
	eraseAt?: string;
	vote: Pick<FoundVote, "options" | "rules">;
	/** The ballot in the box, or null. */
	counted: Marked | null;
	/** What was filled in when the server refused the form, and why. */
	refused: (Marked & { reason: string }) | null;
	/** Without JavaScript: the words of the button. */
	submit?: string;
};

const useHydrated = () => {
	const [hydrated, setHydrated] = useState(false);
	useEffect(() => setHydrated(true), []);
	return hydrated;
};

const useFault = (rules: VoteRules, ballot: Marked) => {
	const { t } = useTranslation("ballots");
	return (reason: string) => faultTexts(t, rules, ballot, reason);
};

const Refused = ({ rules, refused, counted }: { rules: VoteRules } & Pick<Props, "refused" | "counted">) => {
	const { t } = useTranslation("ballots");
	const fault = useFault(rules, refused ?? { choices: [], marks: [] });
	return refused ? (
		<Alert tone="danger" title={t("status.not-counted")} live>
			<p>{fault(refused.reason)}</p>
			{counted ? <p>{t("status.previousStays", { count: counted.choices.length })}</p> : null}
		</Alert>
	) : null;
};

const NoScript = ({ counted, submit }: Pick<Props, "counted" | "submit">) => {
	const { t } = useTranslation("ballots");
	return (
		<div className="grid gap-3">
			<p className="text-soft">
				{counted ? t("form.storedNoScript", { count: counted.choices.length }) : t("form.nothingStoredNoScript")}
			</p>
			<div>
				<Button>{submit ?? t("form.submit")}</Button>
			</div>
		</div>
	);
};

/** The ballot paper of any method. With JavaScript each change is stored at once; without, a button sends the form. */
export const PaperForm = ({ saveTo, eraseAt, vote, counted, refused, submit }: Props) => {
	const { t } = useTranslation("ballots");
	const hydrated = useHydrated();
	const initial = refused ?? counted ?? { choices: [], marks: [] };
	const paper = usePaper(saveTo, vote.rules, initial, counted);
	const fault = useFault(vote.rules, paper.ballot);
	const filled = hydrated ? paper.filled : filledFrom(initial);
	return (
		<>
			<Form method="post" className="grid gap-5">
				{hydrated ? null : <Refused rules={vote.rules} refused={refused} counted={counted} />}
				<PaperFields vote={vote} filled={filled} onMark={hydrated ? paper.mark : undefined} />
				{hydrated ? (
					<div className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 lg:bottom-3">
						<BallotStatusBar
							status={paper.status}
							chosen={paper.filled.size}
							reason={paper.status.kind === "not-counted" ? fault(paper.status.reason) : null}
							counted={paper.counted?.size ?? null}
						>
							<PurseBar rules={vote.rules} ballot={paper.ballot} />
						</BallotStatusBar>
					</div>
				) : (
					<NoScript counted={counted} {...(submit ? { submit } : {})} />
				)}
			</Form>
			{paper.counted && eraseAt ? (
				<div>
					<ButtonForm action={eraseAt} tone="danger" size="small" label={t("form.erase")} />
				</div>
			) : null}
		</>
	);
};
