import type { VoteDesk } from "../queries/desk.server";
import type { budgetCounts, SharedMoney } from "../schema";
import { channelValues } from "./ChannelFields";
import { levelValues } from "./secret/LevelFields";

type Row = {
	on: string;
	proposalId: string;
	title: string;
	summary: string;
	address: string;
	cost: string;
	envelope: string;
	rival: string;
};

export type BudgetValues = Record<
	"method" | "limit" | "points" | "count" | "threshold" | "spread" | "leftover" | "hasCity" | "earlyClose",
	string
> & { envelopes: { title: string; amount: string }[]; projects: Row[] } & ReturnType<typeof channelValues> &
	ReturnType<typeof levelValues>;

const blank: Row = { on: "", proposalId: "", title: "", summary: "", address: "", cost: "", envelope: "0", rival: "" };

const countName = ({ count }: SharedMoney): (typeof budgetCounts)[number] => {
	if (count.rule === "greedy-skip" || count.rule === "greedy-stop") return count.rule;
	if (count.rule !== "mes") return "greedy-skip";
	if (count.completion === "utilitarian") return "mes-utilitarian";
	return count.utility === "cardinality" ? "mes-cardinality" : "mes-add1u";
};

const rivalLetter = (money: SharedMoney | undefined, id: string): string => {
	const at = money?.incompatible.findIndex((group) => group.includes(id)) ?? -1;
	return at < 0 ? "" : String.fromCharCode(65 + at);
};

const projectRows = ({ vote, candidates }: VoteDesk, more: number): Row[] => {
	const money = vote?.rules.money;
	const inVote = (money ? vote.options : []).map(({ id, proposalId, title, summary, address, cost, envelope }): Row => {
		const at = money?.envelopes.findIndex((one) => one.id === envelope) ?? 0;
		const known = { cost: cost === null ? "" : String(cost), envelope: String(Math.max(0, at)) };
		return {
			on: "on",
			proposalId: proposalId ?? "",
			title,
			summary,
			address: address ?? "",
			...known,
			rival: rivalLetter(money, id),
		};
	});
	const others = candidates
		.filter(({ id }) => !inVote.some(({ proposalId }) => proposalId === id))
		.map(({ id, title }): Row => ({ ...blank, proposalId: id, title }));
	return [...inVote, ...others, ...Array.from({ length: more }, () => blank)];
};

/** What the form of a budget shows at first: the vote as it is prepared, proposals not in it, and empty rows. */
export const budgetValues = (desk: VoteDesk, more: number): BudgetValues => {
	const rules = desk.vote?.rules;
	const money = rules?.money;
	const kept = money?.envelopes.map(({ title, amount }) => ({ title, amount: String(amount) })) ?? [];
	const empty = Math.max(1, 6 - kept.length);
	const threshold = money && "threshold" in money.count ? (money.count.threshold ?? "") : "";
	return {
		...{ method: money ? (rules?.method ?? "up-to-k") : "up-to-k", limit: String(money ? (rules?.limit ?? 5) : 5) },
		...{ points: String(rules?.points ?? 10), count: money ? countName(money) : "greedy-skip", threshold },
		...{ spread: money?.spread ?? "all", leftover: money?.leftover ?? "stays", hasCity: money?.city ? "on" : "" },
		earlyClose: rules?.earlyClose ? "on" : "",
		envelopes: [...kept, ...Array.from({ length: empty }, () => ({ title: "", amount: "" }))],
		projects: projectRows(desk, more),
		...channelValues(rules),
		...levelValues(desk),
	};
};
