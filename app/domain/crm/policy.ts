import { permissionRefusal } from "~/domain/accounts/permissions";
import { type Actor, accountOf } from "~/lib/actor";

type State = "draft" | "submitted" | "sending" | "sent" | "cancelled";

export type CampaignRefusal = "not-allowed" | "not-found" | "not-from-here" | "two-people";

type Facts = { state: State; authorId: string };

/** Who may do what with a campaign: its author submits, somebody else approves, anyone who writes campaigns may stop it. */
export const campaignRefusal = (
	actor: Actor,
	act: "edit" | "submit" | "approve" | "cancel",
	{ state, authorId }: Facts,
): CampaignRefusal | null => {
	if (permissionRefusal(actor, "campaigns.write")) return "not-allowed";
	const from: Record<typeof act, State[]> = {
		edit: ["draft"],
		submit: ["draft"],
		approve: ["submitted"],
		cancel: ["draft", "submitted", "sending"],
	};
	if (!from[act].includes(state)) return "not-from-here";
	return act === "approve" && accountOf(actor) === authorId ? "two-people" : null;
};
