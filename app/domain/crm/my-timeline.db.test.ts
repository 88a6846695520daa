import { describe, expect, it } from "vitest";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Context } from "~/server/context.server";
import { testContext } from "~/test/database";
import { aResident } from "~/test/factories";
import { submitMatter } from "../matters/commands/submit-matter.server";
import { myTimeline } from "./queries/my-timeline.server";
import { cursorText, type TimelineCursor, timelineSchema } from "./schema";

const MINUTE = 60_000;

const written = { topic: "other" as const, text: "Bonjour, une question.", wishedChannel: "web" as const };

const write = (context: Context, actor: Awaited<ReturnType<typeof aResident>>, subject: string) =>
	submitMatter(context, { ...written, actor, subject, nonce: crypto.randomUUID() });

/** Every page, from the newest, through addresses as a browser would. */
const readAll = async (context: Context, kind?: "messages") => {
	const ids: string[] = [];
	let before: TimelineCursor | undefined;
	for (let page = 0; page < 10; page += 1) {
		const { entries, next } = await myTimeline(context, { kind, before }, "fr");
		ids.push(...entries.map(({ id }) => id));
		if (!next) break;
		before = timelineSchema.parse({ before: cursorText(next) }).before;
	}
	return ids;
};

describe("one's own timeline", () => {
	it("is empty for who has done nothing", async () => {
		const lea = await aResident(testContext());
		expect(await myTimeline({ ...testContext(), actor: lea }, {}, "fr")).toEqual({ entries: [], next: null });
	});

	it("shows each thing once, newest first, also those of one instant and past what is gone", async () => {
		const now = testContext().now;
		const lea = await aResident(testContext());
		const context = { ...testContext(), actor: lea };
		for (let count = 0; count < 12; count += 1) await write(context, lea, `Au même instant ${count}`);
		for (let count = 0; count < 25; count += 1)
			await recordEvent(
				{ ...context, now: new Date(now.getTime() + MINUTE) },
				{ name: "proposal.submitted", subject: { type: "proposal", id: crypto.randomUUID() } },
			);
		const later = { ...context, now: new Date(now.getTime() + 2 * MINUTE) };
		for (let count = 0; count < 12; count += 1) await write(later, lea, `Plus tard ${count}`);
		const ids = await readAll(context);
		expect(new Set(ids).size).toBe(ids.length);
		const { entries } = await myTimeline(context, {}, "fr");
		expect(entries[0]?.at).toEqual(later.now);
		const opened = await context.db.event.count({ where: { actorId: lea.accountId, name: "matter.opened" } });
		const letters = await context.db.mail.count();
		expect(opened).toBe(24);
		expect(ids).toHaveLength(opened + letters);
		expect(await readAll(context, "messages")).toHaveLength(opened + letters);
	});
});
