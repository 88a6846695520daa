import { createHash, randomBytes } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { findFormFacts } from "../ledger/form-facts.server";
import { prefillClient } from "../ledger/rules";
import { noteReuse } from "./note-reuse.server";

/** How long the site has to exchange the code: the time of a page. */
const LIFE_MS = 2 * 60_000;

export const handOverHash = (code: string) => createHash("sha256").update(code).digest("hex");

/** What of the contract goes on: what is needed and lies on this side of the walls, and what was ticked. Never what is not known. */
const keysGiven = (facts: NonNullable<Awaited<ReturnType<typeof findFormFacts>>>["facts"], ticked: string[]) =>
	facts
		.filter(({ value, crosses, required, key }) => value !== null && ((required && !crosses) || ticked.includes(key)))
		.map(({ key, crosses }) => ({ key, crosses }));

type Begun = { personId: string; slug: string; title: string; url: string; ticked: string[] };

/**
 * Someone goes on to the site of a procedure with what its contract lets it read: answers the site's address with a code of
 * 256 bits, used once, within two minutes, by that site alone. No fact is in the address. Facts of another field go only if
 * their box was ticked, and the consent log says so. Without a contract, the address as it is.
 */
export const beginHandOver = (context: Context, begun: Begun): Promise<string> =>
	transaction(context, async (context) => {
		const { personId, slug, title, url, ticked } = begun;
		const form = await findFormFacts(context, { code: prefillClient(slug), personId });
		const given = form ? keysGiven(form.facts, ticked) : [];
		if (!form || given.length === 0) return url;
		const crossed = given.filter(({ crosses }) => crosses).map(({ key }) => key);
		await noteReuse(context, { accountId: personId, keys: crossed, by: slug });
		const code = randomBytes(32).toString("base64url");
		const expiresAt = new Date(context.now.getTime() + LIFE_MS);
		const row = { hash: handOverHash(code), serviceId: form.serviceId, personId, request: title, expiresAt };
		await context.db.handOver.deleteMany({ where: { expiresAt: { lt: context.now } } });
		await context.db.handOver.createMany({ data: { ...row, keys: given.map(({ key }) => key) } });
		await recordEvent(context, { name: "hand-over.begun", subject: { type: "service", id: form.serviceId } });
		const address = new URL(url);
		address.searchParams.set("code", code);
		return address.href;
	});
