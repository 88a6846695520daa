import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";
import type { VoteDesk } from "../queries/desk.server";
import type { BallotMethod } from "../schema";
import { ChannelFields, channelValues } from "./ChannelFields";
import { LevelFields, levelValues } from "./secret/LevelFields";

type Props = { desk: VoteDesk; method: BallotMethod; lastResult: unknown; refusal: string | undefined };

const startingValues = (desk: VoteDesk, grades: string) => {
	const { vote, settings, candidates } = desk;
	const options = vote?.rules.method === "yes-no" ? [] : (vote?.options ?? []);
	const enough = candidates.filter(({ supports }) => supports >= settings.minSupports);
	return {
		...levelValues(desk),
		...{ limit: String(vote?.rules.limit ?? settings.choices), points: String(vote?.rules.points ?? 10) },
		...{ tie: vote?.rules.tie ?? "equal", earlyClose: vote?.rules.earlyClose ? "on" : "" },
		grades: vote?.rules.grades ? [...vote.rules.grades].reverse().join("\n") : grades,
		seats: vote?.rules.seats ? String(vote.rules.seats) : "",
		ranking: vote?.rules.count?.rule ?? "schulze",
		...{ quorumRoll: String(vote?.rules.quorum?.roll ?? ""), quorumPercent: String(vote?.rules.quorum?.percent ?? "") },
		proposals: vote
			? options.flatMap(({ proposalId }) => (proposalId ? [proposalId] : []))
			: enough.map(({ id }) => id),
		plain: options
			.filter(({ proposalId }) => !proposalId)
			.map(({ title }) => title)
			.join("\n"),
		...channelValues(vote?.rules),
	};
};

type Fields = Record<string, FieldState>;
type FieldProps = { fields: Fields; method: BallotMethod };

const field = (fields: Fields, name: string): FieldState => fields[name] as FieldState;

/** What this form of ballot needs to be told. */
const MethodFields = ({ fields, method }: FieldProps) => {
	const { t } = useTranslation("ballots");
	const rankings = ["schulze", "irv", "stv", "borda"] as const;
	return (
		<>
			{method === "up-to-k" || method === "ordinal" ? (
				<TextField field={field(fields, "limit")} label={t("desk.limit")} hint={t("desk.limitHint")} type="number" />
			) : (
				<input type="hidden" name="limit" value="1" />
			)}
			{method === "cumulative" || method === "score" ? (
				<TextField
					field={field(fields, "points")}
					label={t("desk.points")}
					hint={t(`desk.pointsHint.${method}`)}
					type="number"
				/>
			) : null}
			{method === "majority-judgment" ? (
				<TextAreaField field={field(fields, "grades")} label={t("desk.grades")} hint={t("desk.gradesHint")} rows={6} />
			) : null}
			{method === "ranked" ? (
				<ChoiceField
					field={field(fields, "ranking")}
					label={t("desk.ranking")}
					options={rankings.map((value) => ({ value, label: t(`desk.rankingOf.${value}`) }))}
				/>
			) : null}
			{method === "yes-no" ? (
				<>
					<TextField field={field(fields, "quorumRoll")} label={t("desk.quorumRoll")} type="number" optional />
					<TextField field={field(fields, "quorumPercent")} label={t("desk.quorumPercent")} type="number" optional />
				</>
			) : null}
		</>
	);
};

const OptionFields = ({ fields, method, desk }: FieldProps & { desk: VoteDesk }) => {
	const { t } = useTranslation("ballots");
	const proposals = desk.candidates.map(({ id, title, supports }) => ({
		value: id,
		label: title,
		hint: t("desk.supports", { count: supports }),
	}));
	if (method === "yes-no") return null;
	return (
		<>
			{proposals.length > 0 ? (
				<ChoiceField
					field={field(fields, "proposals")}
					label={t("desk.proposals")}
					hint={t("desk.proposalsHint")}
					type="checkbox"
					options={proposals}
					optional
				/>
			) : null}
			<TextAreaField
				field={field(fields, "plain")}
				label={t("desk.plain")}
				hint={t("desk.plainHint")}
				rows={4}
				optional
			/>
			{["majority-judgment", "single-choice"].includes(method) ? null : (
				<TextField
					field={field(fields, "seats")}
					label={t("desk.seats")}
					hint={t("desk.seatsHint")}
					type="number"
					optional
				/>
			)}
		</>
	);
};

/** The forms of ballot to choose from; the budget has a page of its own. */
export const MethodChoice = ({ desk, method }: { desk: VoteDesk; method: BallotMethod }) => {
	const { t } = useTranslation("ballots");
	const page = `/admin/phases/${desk.phase.id}/vote`;
	const methods = [
		"up-to-k",
		"single-choice",
		"cumulative",
		"ordinal",
		"ranked",
		"score",
		"majority-judgment",
		"yes-no",
	] as const;
	return (
		<nav aria-label={t("desk.methodTitle")} className="grid gap-3">
			<p className="font-semibold">{t("desk.methodTitle")}</p>
			<ul className="flex flex-wrap gap-2">
				{methods.map((one) => (
					<li key={one}>
						<LinkButton
							to={`${page}?method=${one}`}
							tone={one === method ? "primary" : "secondary"}
							size="small"
							{...(one === method ? { "aria-current": "true" as const } : {})}
						>
							{t(`method.${one}`)}
						</LinkButton>
					</li>
				))}
				<li>
					<LinkButton to={`${page}/budget`} tone="secondary" size="small">
						{t("desk.budget")}
					</LinkButton>
				</li>
			</ul>
		</nav>
	);
};

/** What is put to the vote and under which rules; can be sent again until the first ballot. */
export const OpenVoteForm = ({ desk, method, lastResult, refusal }: Props) => {
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm(lastResult, { defaultValue: startingValues(desk, t("desk.gradesDefault")) });
	const names = ["limit", "points", "grades", "seats", "proposals", "plain", "tie"] as const;
	const labels = Object.fromEntries(names.map((name) => [name, t(`desk.${name}`)]));
	const all = fields as unknown as Fields;
	return (
		<TypedForm form={form} labels={labels}>
			<FormError>{refusal}</FormError>
			{desk.vote ? <Alert>{t("desk.canStillChange")}</Alert> : null}
			<input type="hidden" name="method" value={method} />
			<MethodFields fields={all} method={method} />
			<OptionFields fields={all} method={method} desk={desk} />
			<ChoiceField
				field={field(all, "tie")}
				label={t("desk.tie")}
				options={(["equal", "draw"] as const).map((value) => ({ value, label: t(`rules.tie.${value}`) }))}
			/>
			<LevelFields fields={all as Record<"level" | "roll" | "otherWays", FieldState>} />
			<ChannelFields
				fields={all as Record<"eligibility" | "channels" | "precedence", FieldState>}
				open={Boolean(desk.vote?.rules.channels)}
			/>
			<CheckboxField field={field(all, "earlyClose")} label={t("desk.earlyClose")} hint={t("desk.earlyCloseHint")} />
			<div>
				<Button>{t(desk.vote ? "desk.replace" : "desk.open")}</Button>
			</div>
		</TypedForm>
	);
};
