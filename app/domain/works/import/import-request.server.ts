import { fileReport } from "~/domain/issue-reports/commands/file-report.server";
import { moveIncident } from "~/domain/issue-reports/commands/move-incident.server";
import type { FilingRefusal } from "~/domain/issue-reports/policy";
import { translator } from "~/i18n/i18next.server";
import { system } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { RemoteRequest } from "../outbound/requests";
import { readDate } from "./read";

type Imported = { kind: "new" | "known" | "closed"; number: number };

type Input = {
	/** The system it comes from: its numbers are its own. */
	source: string;
	request: RemoteRequest;
	/** The category of ours it goes to. */
	categoryId: string;
};

const close = async (context: Context, incidentId: string, { notes, updatedAt }: RemoteRequest) => {
	const publicText = notes || translator("fr")("works:import.closed");
	const at = readDate(updatedAt);
	const now = at && at < context.now ? at : context.now;
	const words = { publicText, internalText: "", externalTo: "", version: null };
	return moveIncident({ ...context, now }, { incidentId, to: "resolved", ...words });
};

/** What is known of it already, and closed here too when it has been closed there since. */
const follow = async (context: Context, { source, request }: Input): Promise<Imported | null> => {
	const { db } = context;
	const key = { source, remoteId: request.id };
	const known = await db.importedRequest.findUnique({ where: { source_remoteId: key }, select: { incidentId: true } });
	if (!known) return null;
	const incident = await db.incident.findUniqueOrThrow({
		where: { id: known.incidentId },
		select: { number: true, closedAt: true },
	});
	if (request.status !== "closed" || incident.closedAt) return { kind: "known", number: incident.number };
	const closed = await close(context, known.incidentId, request);
	return { kind: closed.ok ? "closed" : "known", number: incident.number };
};

const wordsOf = ({ description, serviceName, notes }: RemoteRequest) =>
	(description || serviceName || notes || "–").slice(0, 4000);

/**
 * Takes a request of another system: an incident here, dated as it was there, closed if it is closed there. The same request
 * again adds nothing, and brings a closing that came since. Refuses what has no number, no date or no place, and as `fileReport`.
 */
export const importRequest = (
	context: Context,
	input: Input,
): Promise<Result<Imported, FilingRefusal | "no-number" | "no-date" | "no-place">> =>
	transaction({ ...context, actor: system }, async (context) => {
		const { db } = context;
		const { source, request, categoryId } = input;
		const { id: remoteId, lat, lng, address } = request;
		if (!remoteId) return refuse("no-number");
		if (!lat || !lng) return refuse("no-place");
		const now = readDate(request.requestedAt);
		if (!now || now > context.now) return refuse("no-date");
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${source} ${remoteId}`}, 6003))`;
		const known = await follow(context, input);
		if (known) return ok(known);
		const filed = await fileReport(
			{ ...context, now },
			{
				...{ formKey: `import:${source}:${remoteId}`, categoryId, text: wordsOf(request), photos: [], answers: {} },
				...{ place: { lat, lng, address: address.slice(0, 200) }, email: null, language: "fr", channel: "import" },
			},
		);
		if (!filed.ok) return filed;
		const { incidentId, number } = filed.value;
		await db.importedRequest.createMany({ data: { source, remoteId, incidentId, at: context.now } });
		if (request.status === "closed") await close(context, incidentId, request);
		return ok({ kind: "new", number });
	});
