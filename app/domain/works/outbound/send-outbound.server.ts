import type { Context } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { type Answer, type Endpoint, listRequests, postRequest } from "./client.server";
import type { RemoteRequest } from "./requests";

const MINUTE = 60_000;

/** After the first failure five minutes, then half an hour (field note on issue reports, 2.19), for a day. */
const nextWait = (tries: number) => (tries <= 1 ? 5 * MINUTE : 30 * MINUTE);
const MOST_TRIES = 48;

type Claimed = {
	id: string;
	tries: number;
	wasUncertain: boolean;
	createdAt: Date;
	title: string;
	number: number;
	address: string;
	text: string;
	lat: number;
	lng: number;
	category: string;
	url: string;
	key: string;
	jurisdiction: string;
	services: Record<string, string>;
};

/** Takes the attempt for this worker alone. It counts as uncertain until its end is known, even if the machine stops now. */
const claim = async ({ db, now }: Context, outboundId: string): Promise<Claimed | null> => {
	const [row] = await db.$queryRaw<Claimed[]>`
		WITH before AS (
			SELECT id, uncertain FROM "OutboundRequest" WHERE id = ${outboundId}::uuid AND state IN ('waiting', 'failed')
				AND ("triedAt" IS NULL OR "triedAt" < ${now}::timestamptz - interval '1 minute') FOR UPDATE SKIP LOCKED
		), taken AS (
			UPDATE "OutboundRequest" o SET tries = o.tries + 1, "triedAt" = ${now}, uncertain = TRUE FROM before WHERE o.id = before.id
			RETURNING o.id, o.tries, o."taskId", o."createdAt", before.uncertain AS "wasUncertain"
		)
		SELECT taken.id, taken.tries, taken."wasUncertain", taken."createdAt", t.title, i.number, i.address, i.text, i.lat, i.lng,
			c.code AS category, k."open311Url" AS url, k."open311Key" AS key, k."open311Jurisdiction" AS jurisdiction, k."open311Services" AS services
		FROM taken JOIN "WorkTask" t ON t.id = taken."taskId" JOIN "Incident" i ON i.id = t."incidentId"
			JOIN "ReportCategory" c ON c.id = i."categoryId" JOIN "Contractor" k ON k.id = t."contractorId"`;
	return row ?? null;
};

/** What the other side finds in the description, and we find again: the number, and a piece of this task's own id. */
const referenceOf = ({ id, number }: Claimed) => `PARVIS-${number}-${id.slice(-8)}`;

const fieldsOf = (claimed: Claimed): Record<string, string> => ({
	service_code: claimed.services[claimed.category] ?? claimed.services["*"] ?? "",
	lat: String(claimed.lat),
	long: String(claimed.lng),
	address_string: claimed.address,
	description: `${claimed.title}\n\n${claimed.text}`.slice(0, 3900).concat(`\n\n${referenceOf(claimed)}`),
});

/** The request the other side already has from an attempt whose end we do not know. */
const findSent = async (endpoint: Endpoint, claimed: Claimed, now: Date): Promise<RemoteRequest | null | Answer> => {
	const from = new Date(claimed.createdAt.getTime() - 60 * MINUTE);
	const to = new Date(Math.max(now.getTime(), Date.now()) + 60 * MINUTE);
	const service_code = fieldsOf(claimed).service_code ?? "";
	const listed = await listRequests(endpoint, { service_code, from, to });
	if (listed.kind !== "ok") return listed;
	return listed.requests.find(({ description }) => description.includes(referenceOf(claimed))) ?? null;
};

const succeed = ({ db }: Context, id: string, { id: remoteId, token, status }: RemoteRequest) =>
	db.outboundRequest.updateMany({
		where: { id },
		data: {
			state: "sent",
			uncertain: false,
			lastError: "",
			remoteId: remoteId && remoteId !== "0" ? remoteId : null,
			remoteToken: token || null,
			remoteStatus: status,
		},
	});

const fail = async (context: Context, { id, tries }: Claimed, error: string, uncertain: boolean, isFinal: boolean) => {
	const ended = isFinal || tries >= MOST_TRIES;
	await context.db.outboundRequest.updateMany({
		where: { id },
		data: { state: ended ? "stopped" : "failed", uncertain, lastError: error.slice(0, 500) },
	});
	if (ended) return;
	const runAt = new Date(context.now.getTime() + nextWait(tries));
	await addJob(context, "send-outbound", { outboundId: id }, { runAt, key: `outbound:${id}`, maxAttempts: 1 });
};

/** A refusal that trying again will not change: wrong key, unknown service, missing field. */
const isFinal = (error: string) => /^4(?!29|08)\d\d /.test(error);

/**
 * Hands a task to the contractor's own server. Made there once: an attempt whose end is not known is looked for there before
 * another is made, and never repeated while that cannot be asked. What fails is tried again and shown to staff.
 */
export const sendOutbound = async (context: Context, { outboundId }: { outboundId: string }): Promise<void> => {
	const claimed = await claim(context, outboundId);
	if (!claimed) return;
	const endpoint: Endpoint = claimed;
	if (claimed.wasUncertain) {
		const found = await findSent(endpoint, claimed, context.now);
		if (found && "kind" in found) return fail(context, claimed, found.kind === "ok" ? "" : found.error, true, false);
		if (found) return void (await succeed(context, claimed.id, found));
	}
	const answer = await postRequest(endpoint, fieldsOf(claimed));
	if (answer.kind !== "ok")
		return fail(context, claimed, answer.error, answer.kind === "uncertain", isFinal(answer.error));
	const [made] = answer.requests;
	if (!made || (!made.id && !made.token)) return fail(context, claimed, "200, neither number nor token", true, false);
	await succeed(context, claimed.id, made);
};
