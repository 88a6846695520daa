import type { Context } from "~/server/context.server";
import { addJob, addJobs } from "~/server/queue.server";

/** Gives letters left by a dead worker to a living one. Answers how many. Runs every minute. */
export const rescueMail = async (context: Context): Promise<number> => {
	const left = await context.db.mail.findMany({
		where: { state: "sending", leaseUntil: { lt: context.now } },
		select: { id: true },
		take: 1000,
	});
	const jobs = left.map(({ id }) => ({ payload: { mailId: id }, key: `mail:${id}` }));
	await addJobs(context, "send-mail", jobs);
	const bulk = await context.db.mail.findFirst({ where: { isBulk: true, state: "queued" }, select: { id: true } });
	if (bulk) await addJob(context, "send-bulk-mail", {}, { key: "send-bulk-mail" });
	return left.length;
};
