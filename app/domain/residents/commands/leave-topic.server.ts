import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { newsChannels } from "../schema";
import { topicOfLink } from "../unsubscribe.server";
import { choose } from "./save-preferences.server";

/** Leaves one topic, whatever way it came by, by the signed link of a letter, without signing in. It does this one thing; doing it twice changes nothing. */
export const leaveTopic = (context: Context, token: string): Promise<Result<{ topic: string }, "unknown-link">> =>
	transaction(context, async (context) => {
		const link = topicOfLink(token);
		if (!link) return refuse("unknown-link");
		const { accountId, topic } = link;
		const subject = { type: "account", id: accountId };
		let left = false;
		for (const channel of newsChannels) {
			const changed = await choose(context, { accountId, topic, channel, rhythm: "off", surface: "unsubscribe" });
			left = left || changed;
		}
		if (left) await recordEvent(context, { name: "preference.changed", subject, details: { topics: [topic] } });
		return ok({ topic });
	});
