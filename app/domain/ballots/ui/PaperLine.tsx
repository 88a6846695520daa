import { useTranslation } from "react-i18next";
import { formatEuros } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Tag } from "~/ui/Tag";
import { gestures, markField } from "../paper";
import type { VoteOption } from "../queries/votes.server";
import type { VoteRules } from "../schema";
import { OptionText } from "./OptionCard";

type Props = {
	option: VoteOption;
	rules: VoteRules;
	/** Its mark on the ballot (1 where the method only ticks), or null. */
	mark: number | null;
	/** Without JavaScript the browser alone keeps what is filled in. */
	onMark?: ((id: string, mark: number | null, alone?: boolean) => void) | undefined;
	/** How many ranks there are to give. */
	ranks: number;
};

/** One option may be picked among all, and there is one envelope: round boxes. */
const isAlone = (rules: VoteRules) => gestures[rules.method] === "pick" && (rules.money?.envelopes.length ?? 1) === 1;

const Tick = ({ option, rules, mark, onMark }: Props) => {
	const alone = isAlone(rules);
	return (
		<input
			id={`choice-${option.id}`}
			type={alone ? "radio" : "checkbox"}
			name="choices"
			value={option.id}
			{...(onMark
				? {
						checked: mark !== null,
						onChange: (event) => onMark(option.id, event.currentTarget.checked ? 1 : null, alone),
					}
				: { defaultChecked: mark !== null })}
			className="tick"
		/>
	);
};

const Points = ({ option, rules, mark, onMark }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<span className="flex flex-wrap items-center gap-3">
			<input
				id={`choice-${option.id}`}
				type="number"
				inputMode="numeric"
				name={markField(option.id)}
				min={0}
				max={rules.points}
				step={1}
				{...(onMark
					? {
							value: mark ?? "",
							onChange: (event) => {
								const typed = event.currentTarget.value;
								onMark(option.id, typed === "" || Number(typed) === 0 ? null : Number(typed));
							},
						}
					: { defaultValue: mark ?? "" })}
				className="control w-24"
			/>
			<span className="text-soft">
				{t(`paper.pointsOf.${rules.method === "score" ? "score" : "cumulative"}`, { count: rules.points ?? 0 })}
			</span>
		</span>
	);
};

const Rank = ({ option, mark, onMark, ranks }: Props) => {
	const { t } = useTranslation("ballots");
	return (
		<select
			id={`choice-${option.id}`}
			name={markField(option.id)}
			{...(onMark
				? {
						value: mark ?? "",
						onChange: (event) =>
							onMark(option.id, event.currentTarget.value ? Number(event.currentTarget.value) : null),
					}
				: { defaultValue: mark ?? "" })}
			className="control"
		>
			<option value="">{t("paper.unranked")}</option>
			{Array.from({ length: ranks }, (_, index) => index + 1).map((rank) => (
				<option key={rank} value={rank}>
					{t("paper.rank", { count: rank, ordinal: true })}
				</option>
			))}
		</select>
	);
};

const Grades = ({ option, rules, mark, onMark }: Props) => (
	<div className="flex flex-wrap gap-2">
		{(rules.grades ?? [])
			.map((label, grade) => ({ label, grade }))
			.reverse()
			.map(({ label, grade }) => (
				<label key={label} htmlFor={`choice-${option.id}-${grade}`} className="choice flex-none">
					<input
						id={`choice-${option.id}-${grade}`}
						type="radio"
						name={markField(option.id)}
						value={grade}
						{...(onMark
							? { checked: mark === grade, onChange: () => onMark(option.id, grade) }
							: { defaultChecked: mark === grade })}
						className="tick"
					/>
					<span>{label}</span>
				</label>
			))}
	</div>
);

const Cost = ({ option }: { option: VoteOption }) => {
	const { i18n } = useTranslation("ballots");
	return option.cost === null ? null : (
		<span>
			<Tag icon="euro">{formatEuros(i18n.language as Language, option.cost)}</Tag>
		</span>
	);
};

const card =
	"grid min-w-0 content-start gap-2 rounded-card border-[1.5px] bg-surface p-4 shadow-card has-[.tick:checked]:border-brand has-[.tick:checked]:bg-brand-soft";

/** One line of the ballot paper: what the method asks of it, its cost, what it stands for. */
export const PaperLine = (props: Props) => {
	const { option, rules, mark } = props;
	const { t } = useTranslation("ballots");
	const gesture = gestures[rules.method];
	const look = `${card} ${mark === null ? "border-line" : "border-brand bg-brand-soft"}`;
	if (gesture === "grade")
		return (
			<li id={`option-${option.id}`} className={`${look} md:col-span-2`}>
				<fieldset className="grid gap-2">
					<legend className="mb-2 text-subheading font-semibold leading-snug">{option.title}</legend>
					<Grades {...props} />
				</fieldset>
				<OptionText option={option} />
			</li>
		);
	const ticks = gesture === "tick" || gesture === "pick";
	return (
		<li id={`option-${option.id}`} className={look}>
			<label htmlFor={`choice-${option.id}`} className="flex gap-3">
				{ticks ? <Tick {...props} /> : null}
				<span className="text-subheading font-semibold leading-snug">
					{option.title}
					{ticks ? null : (
						<span className="sr-only"> – {t(gesture === "rank" ? "paper.rankLabel" : "paper.pointsLabel")}</span>
					)}
				</span>
			</label>
			<Cost option={option} />
			{gesture === "points" ? <Points {...props} /> : null}
			{gesture === "rank" ? <Rank {...props} /> : null}
			<OptionText option={option} />
		</li>
	);
};
