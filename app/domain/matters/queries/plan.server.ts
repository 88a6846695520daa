import type { Context } from "~/server/context.server";
import { planForParticipants } from "../commands/send-to-participants.server";

type Matter = { id: string; wishedChannel: string | null; confidential: boolean; urgent: boolean };

/** Where an answer sent now would go, person by person, for the desk: who, by what channel, holding what, to which address. */
export const previewPlan = async (context: Context, matter: Matter) => {
	const planned = await planForParticipants(context, matter);
	return planned.map(({ reader, plans }) => ({
		name: reader.name,
		plans: plans.map(({ channel, content, isHeld, address }) => ({ channel, content, isHeld, to: address })),
	}));
};
