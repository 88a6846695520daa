import { permissionRefusal } from "~/domain/accounts/permissions";
import { type Actor, accountOf } from "~/lib/actor";

type State = "draft" | "submitted" | "sending" | "sent" | "cancelled";

export type CampaignRefusal = "not-allowed" | "not-found" | "not-from-here" | "two-people" | "election" | "no-group";

type Facts = {
	state: State;
	authorId: string;
	nature: "promotional" | "service";
	/** An election is near: what promotes the city's doings waits until after the vote. */
	isGuarded?: boolean;
};

/** Who may do what with a campaign: its author submits, somebody else approves, anyone who writes campaigns may stop it. */
export const campaignRefusal = (
	actor: Actor,
	act: "edit" | "submit" | "approve" | "cancel",
	{ state, authorId, nature, isGuarded = false }: Facts,
): CampaignRefusal | null => {
	if (permissionRefusal(actor, "campaigns.write")) return "not-allowed";
	const from: Record<typeof act, State[]> = {
		edit: ["draft"],
		submit: ["draft"],
		approve: ["submitted"],
		cancel: ["draft", "submitted", "sending"],
	};
	if (!from[act].includes(state)) return "not-from-here";
	if (isGuarded && nature === "promotional" && (act === "submit" || act === "approve")) return "election";
	return act === "approve" && accountOf(actor) === authorId ? "two-people" : null;
};
