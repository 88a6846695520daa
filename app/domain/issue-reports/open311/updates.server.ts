import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { receiveOpen311Update } from "../commands/receive-open311-update.server";
import type { IncidentState } from "../rules/states";
import { incidentNumberSchema } from "../schema";
import { readMoment, writeMoment } from "./dates";
import type { Call, Reply } from "./door.server";
import { fault, given } from "./faults";
import { readWindow } from "./search";
import { askKey } from "./submit.server";
import { list } from "./tree";

/** Our states in the words of the updates extension of GeoReport v2. */
const words: Record<IncidentState, string> = {
	unverified: "OPEN",
	received: "OPEN",
	triaged: "INVESTIGATING",
	needs_info: "INVESTIGATING",
	planned: "ACTION_SCHEDULED",
	in_progress: "IN_PROGRESS",
	external: "INVESTIGATING",
	resolved: "FIXED",
	rejected: "NO_FURTHER_ACTION",
	duplicate: "DUPLICATE",
	reopen_requested: "OPEN",
	reopened: "OPEN",
	hidden: "CLOSED",
};

const accepted = new Set([
	...Object.values(words),
	"PLANNED",
	"NOT_COUNCILS_RESPONSIBILITY",
	"INTERNAL_REFERRAL",
	"FOR_TRIAGE",
	"CANCELLED",
	"REOPEN",
	"UNCHANGED",
]);

const MOST = 1000;

const findUpdates = ({ db }: Context, { from, to }: { from: Date; to: Date }, page: number) =>
	db.incidentEvent.findMany({
		where: {
			kind: { in: ["moved", "merged"] },
			toState: { notIn: ["unverified", "hidden"] },
			at: { gte: from, lte: to },
			incident: { state: { notIn: ["unverified", "hidden"] } },
		},
		orderBy: [{ at: "asc" }, { id: "asc" }],
		skip: (page - 1) * MOST,
		take: MOST,
		select: {
			id: true,
			toState: true,
			publicText: true,
			at: true,
			incident: { select: { number: true, rejectionReason: true } },
		},
	});

type Update = Awaited<ReturnType<typeof findUpdates>>[number];

const wordOf = ({ toState, incident }: Update) =>
	toState === "rejected" && incident.rejectionReason === "not_ours"
		? "NOT_COUNCILS_RESPONSIBILITY"
		: words[toState ?? "received"];

/** «GET servicerequestupdates»: the public changes of requests between two dates, oldest first, the last 90 days by default. */
export const listUpdates = async ({ context, params }: Call): Promise<Reply> => {
	const { requested, faults, page } = readWindow(params, context.now);
	if (faults.length > 0 || !requested) return { faults };
	const updates = await findUpdates(context, requested, page);
	const items = updates.map((update) => ({
		update_id: update.id,
		service_request_id: String(update.incident.number),
		status: wordOf(update),
		updated_datetime: writeMoment(update.at),
		description: update.publicText,
		media_url: null,
	}));
	return { answer: { root: "service_request_updates", value: list("request_update", items) } };
};

const required = ["update_id", "service_request_id", "status", "updated_datetime", "description"];

/** «POST servicerequestupdates»: a note for the staff who handle the request. */
export const submitUpdate = async ({ context, params }: Call): Promise<Reply> => {
	const key = await askKey(context, params);
	if (!key.ok) return key.reply;
	const missing = required.filter((name) => given(params, name) === null);
	if (missing.length > 0) return { faults: missing.map((name) => fault(400, `${name}: required`)) };
	const text = (name: string) => given(params, name) ?? "";
	const status = text("status").toUpperCase();
	if (!accepted.has(status))
		return { faults: [fault(400, `status: "${text("status")}" is not a word of this extension`)] };
	if (!readMoment(text("updated_datetime")))
		return { faults: [fault(400, "updated_datetime: not a W3C date with a time zone")] };
	const number = incidentNumberSchema.safeParse(text("service_request_id"));
	const media = params.getAll("media_url").filter((url) => URL.canParse(url));
	const received = await receiveOpen311Update(context, {
		keyId: key.keyId,
		application: key.application,
		updateId: text("update_id").slice(0, 200),
		number: number.data ?? 0,
		status,
		text: [text("description").slice(0, 4000), ...media].join("\n"),
	});
	if (received.ok)
		return {
			answer: { root: "service_request_updates", value: list("request_update", [{ update_id: received.value.id }]) },
		};
	return received.reason === "not-found"
		? { faults: [fault(404, `service_request_id: there is no request "${text("service_request_id").slice(0, 40)}"`)] }
		: { faults: [fault(400, `update_id: "${text("update_id")}" was already received`)] };
};

/** The address of this interface, without its last slash. */
export const baseUrl = () => `${new URL(env().PUBLIC_URL).href.replace(/\/$/, "")}/open311/v2`;
