import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { pickUpCard } from "~/domain/ballots/commands/pick-up-card.server";
import { findOwnCard } from "~/domain/ballots/queries/secret-vote.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { orNotFound, readJson } from "~/server/http.server";

const LIMIT = 8 * 1024;

const askedSchema = z.strictObject({
	blinded: z.base64().max(600),
	sealedRequest: z.base64().max(4000),
});

const json = (answer: object, status = 200) =>
	Response.json(answer, { status, headers: { "Cache-Control": "no-store" } });

/** What makes one's own card again on another device: useless without the code that only its holder has. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "ballots.cast");
	const { vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const card = await findOwnCard(context, orNotFound(vote).id);
	if (!card?.blindSignature || !card.sealedRequest) return json({ ok: false, reason: "no-card" }, 404);
	return json({ ok: true, blindSignature: card.blindSignature, sealedRequest: card.sealedRequest });
}

/** The roll signs a card, blind. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "ballots.cast");
	const { vote } = orNotFound(await findVotePage(context, args.params.slug ?? ""));
	const asked = askedSchema.safeParse(await readJson(args.request, LIMIT));
	if (!asked.success) return json({ ok: false, reason: "not-a-request" }, 400);
	const { blinded, sealedRequest } = asked.data;
	const sealed = new Uint8Array(Buffer.from(sealedRequest, "base64"));
	const result = await pickUpCard(context, { voteId: orNotFound(vote).id, blinded, sealedRequest: sealed });
	return result.ok ? json({ ok: true, ...result.value }) : json({ ok: false, reason: result.reason }, 422);
}
