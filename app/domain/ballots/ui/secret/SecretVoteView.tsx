import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import type { VoteRefusal } from "../../policy";
import type { FoundVote } from "../../queries/votes.server";
import type { PublicKeys } from "../../secret/booth";
import { OptionList } from "../OptionList";
import { VoteNotice } from "../VoteNotice";
import { OwnReceipt } from "./OwnReceipt";
import { SecretBooth } from "./SecretBooth";
import { useHydrated } from "./useHydrated";
import { useWallet } from "./useWallet";

export type OwnCard = { holder: string; isOnRoll: boolean; pickedOn: string | null };

type Props = {
	slug: string;
	phase: { startsAt: Date; endsAt: Date | null };
	vote: FoundVote;
	/** Null until the bureau has its key. */
	secret: { keys: PublicKeys; card: OwnCard | null } | null;
	refusal: VoteRefusal | null;
	hasResults: boolean;
};

/** What a secret vote is, on every page of one: never to be taken for an open opinion. */
const Level = ({ slug }: { slug: string }) => {
	const { t } = useTranslation("ballots");
	return (
		<section className="grid gap-3 rounded-card border-2 border-brand bg-brand-soft p-5">
			<p className="flex items-center gap-2 text-[1.1875rem] font-semibold">
				<Icon name="lock" size={1.5} />
				{t("secret.level.title")}
			</p>
			<p>{t("secret.level.text")}</p>
			<p className="flex flex-wrap gap-3">
				<LinkButton tone="secondary" size="small" to={`/consultations/${slug}/vote/promise`}>
					{t("secret.promise.link")}
				</LinkButton>
				<LinkButton tone="secondary" size="small" to={`/consultations/${slug}/vote/box`}>
					{t("secret.box.link")}
				</LinkButton>
			</p>
		</section>
	);
};

const Afterwards = ({ slug, voteId, holder }: { slug: string; voteId: string; holder: string }) => {
	const { t } = useTranslation("ballots");
	const hand = useWallet(voteId, holder);
	if (!hand.wallet) return null;
	return (
		<>
			<Alert tone={hand.wallet.counted?.choices.length ? "success" : "info"}>
				{t(hand.wallet.counted?.choices.length ? "secret.after.counted" : "secret.after.unknown")}
			</Alert>
			<OwnReceipt slug={slug} voteId={voteId} hand={hand} />
		</>
	);
};

/** For who has no JavaScript: why it takes some, and how else to vote. */
const WithoutScript = ({ otherWays }: { otherWays: string }) => {
	const { t } = useTranslation("ballots");
	return (
		<Alert tone="warning" title={t("secret.vote.scriptTitle")}>
			<p>{t("secret.vote.script")}</p>
			<p className="whitespace-pre-line">{otherWays || t("secret.vote.otherWays")}</p>
		</Alert>
	);
};

/** The page of a secret vote for this person: booth, or why not. */
export const SecretVoteView = ({ slug, phase, vote, secret, refusal, hasResults }: Props) => {
	const { t } = useTranslation("ballots");
	const hydrated = useHydrated();
	const card = secret?.card ?? null;
	const reason = secret ? refusal : "vote-absent";
	const isOver = reason === "vote-closed" || reason === "phase-closed";
	const mayVote = reason === null && card !== null && (card.isOnRoll || vote.rules.secret?.roll === "open");
	return (
		<>
			<Level slug={slug} />
			<VoteNotice slug={slug} phase={phase} vote={vote} refusal={reason} counted={null} hasResults={hasResults} />
			{reason === null && !mayVote ? (
				<Alert tone="warning" title={t("notice.impossibleTitle")}>
					{t("secret.refusals.not-on-roll")}
				</Alert>
			) : null}
			{mayVote && !hydrated ? <WithoutScript otherWays={vote.rules.secret?.otherWays ?? ""} /> : null}
			{mayVote && hydrated && secret && card ? <SecretBooth {...{ slug, vote, card }} keys={secret.keys} /> : null}
			{isOver && hydrated && card ? <Afterwards slug={slug} voteId={vote.id} holder={card.holder} /> : null}
			{mayVote && hydrated ? (
				<p className="text-soft">
					{t("secret.vote.otherWaysTitle")} {vote.rules.secret?.otherWays || t("secret.vote.otherWays")}
				</p>
			) : (
				<OptionList options={vote.options} chosen={[]} />
			)}
		</>
	);
};
