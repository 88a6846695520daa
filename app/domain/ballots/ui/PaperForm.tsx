import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatEuros } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";
import type { Marked } from "../paper";
import type { FoundVote, VoteOption } from "../queries/votes.server";
import type { VoteRules } from "../schema";
import { BallotStatusBar } from "./BallotStatusBar";
import { faultTexts } from "./fault-texts";
import { PaperLine } from "./PaperLine";
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

/** What the voter is asked, in one sentence. */
export const usePaperLegend = ({ method, limit, points }: VoteRules): string => {
	const { t } = useTranslation("ballots");
	if (method === "up-to-k") return t("form.legend", { count: limit });
	if (method === "ordinal") return t("paper.legend.ordinal", { count: limit });
	return t(`paper.legend.${method}`, { count: points ?? 0 });
};

const ranksOf = (rules: VoteRules, options: VoteOption[]) =>
	rules.method === "ordinal" ? Math.min(rules.limit, options.length) : options.length;

type LinesProps = {
	vote: Props["vote"];
	filled: ReadonlyMap<string, number>;
	onMark?: ((id: string, mark: number | null, alone?: boolean) => void) | undefined;
};

const Lines = ({ vote: { options, rules }, filled, onMark, only }: LinesProps & { only: VoteOption[] }) => (
	<ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
		{only.map((option) => (
			<PaperLine
				key={option.id}
				option={option}
				rules={rules}
				mark={filled.get(option.id) ?? null}
				onMark={onMark}
				ranks={ranksOf(rules, options)}
			/>
		))}
	</ul>
);

/** Options envelope by envelope where there are several, each in the voter's own random order. */
const PaperLines = (props: LinesProps) => {
	const { i18n, t } = useTranslation("ballots");
	const { options, rules } = props.vote;
	const envelopes = rules.money?.envelopes ?? [];
	const legend = usePaperLegend(rules);
	return (
		<fieldset className="grid gap-4">
			<legend className="mb-4 text-[1.1875rem] font-semibold">{legend}</legend>
			{rules.money?.spread === "one-district" ? <p className="text-soft">{t("paper.oneDistrict")}</p> : null}
			{envelopes.length > 1
				? envelopes.map(({ id, title, amount }) => (
						<section key={id} aria-labelledby={`envelope-${id}`} className="grid gap-4">
							<h2 id={`envelope-${id}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
								{title}
								<span className="text-[1rem] font-normal text-soft">
									{t("paper.envelope", { amount: formatEuros(i18n.language as Language, amount) })}
								</span>
							</h2>
							<Lines {...props} only={options.filter(({ envelope }) => envelope === id)} />
						</section>
					))
				: null}
			{envelopes.length > 1 ? null : <Lines {...props} only={options} />}
		</fieldset>
	);
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
				<PaperLines vote={vote} filled={filled} onMark={hydrated ? paper.mark : undefined} />
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
