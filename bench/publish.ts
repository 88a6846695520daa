// Publishes the results of a consultation as an official, then runs one job of letters; tells its parent how long both took.
import { publishResults } from "../app/domain/results/commands/publish-results.server";
import { tellParticipants } from "../app/domain/results/commands/tell-participants.server";
import { writeResults } from "../app/domain/results/commands/write-results.server";
import { systemContext } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";

const consultationId = process.argv[2] ?? "";
const { db } = systemContext();
const account = await db.account.findFirstOrThrow({ where: { role: "elected" } });
const actor = {
	...{ kind: "staff" as const, role: "elected" as const, office: null, sessionId: "" },
	...{ accountId: account.id, name: account.displayName },
};
const context = { actor, now: new Date(), db };
const conclusion = "La ville réalise ce que les habitants ont demandé, dès le printemps prochain.";
await writeResults(context, {
	consultationId,
	conclusion,
	items: [],
	others: "Le budget ne le permet pas cette année.",
});
const start = performance.now();
const result = await publishResults(context, { consultationId, reason: "" });
const publishes = Math.round(performance.now() - start);
if (!result.ok) throw new Error(`Refused: ${result.reason}`);
const { id: publicationId } = await db.publication.findUniqueOrThrow({ where: { consultationId } });
const before = await db.mail.count();
const again = performance.now();
await tellParticipants(context, { publicationId, after: null });
const batch = Math.round(performance.now() - again);
const letters = (await db.mail.count()) - before;
process.send?.({ publishes, batch, letters });
await disconnect();
