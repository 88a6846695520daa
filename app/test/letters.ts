import { expect } from "vitest";
import { sendAccountLetter } from "~/jobs/account-letters.server";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import type { Jobs } from "~/server/queue.server";
import { waitingJobs } from "./database";

/** Does the letters that wait in the queue, and answers what was written since: newest last. */
export const writeLetters = async (context: Context) => {
	const before = new Set((await db().mail.findMany({ select: { id: true } })).map(({ id }) => id));
	for (const { name, payload } of await waitingJobs())
		if (name === "account-letter") await sendAccountLetter(context, payload as Jobs["account-letter"]);
	await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
	const mails = await db().mail.findMany({ orderBy: { id: "asc" } });
	return mails.filter(({ id }) => !before.has(id));
};

/** The secret in the link of a letter. */
export const secretIn = (letter: { text: string } | undefined): string => {
	const found = /\/(?:confirm|reset-password|new-address|invitation|sign-in\/link)\/([\w-]{20,})/.exec(
		letter?.text ?? "",
	)?.[1];
	expect(found, "a letter with a secret link").toBeDefined();
	return found ?? "";
};
