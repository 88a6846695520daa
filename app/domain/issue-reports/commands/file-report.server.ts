import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { findAreaAt } from "~/domain/directory/queries/geography.server";
import { accountOf, forOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type FilingRefusal, filingRefusal } from "../policy";
import { isAssetOf } from "../queries/assets.server";
import { dueAfter } from "../rules/deadline";
import type { FileReport } from "../schema";
import { askConfirmation, confirmation } from "./ask-confirmation.server";
import { writeEvent } from "./write-event.server";
import { writePhotos } from "./write-photos.server";

export type Filed = { number: number; incidentId: string; isVerified: boolean };

/** What a form filed already, by its key; null when it is new. */
export const findFiled = async ({ db }: Context, formKey: string): Promise<Filed | null> => {
	const known = await db.report.findUnique({
		where: { formKey },
		select: { verifiedAt: true, incident: { select: { id: true, number: true } } },
	});
	return (
		known && { number: known.incident.number, incidentId: known.incident.id, isVerified: known.verifiedAt !== null }
	);
};

type Placed = { areaId: string | null; unitCode: string | null; dueAt: Date | null; isVerified: boolean };

const write = async (
	context: Context,
	input: FileReport,
	{ areaId, unitCode, dueAt, isVerified }: Placed,
	confirmHash: string | null,
) => {
	const { db, now, actor } = context;
	const { place, text, categoryId, photos } = input;
	const incident = await db.incident.create({
		data: {
			id: newId(now),
			categoryId,
			text,
			areaId,
			assetId: input.assetId ?? null,
			unitCode,
			dueAt,
			...place,
			state: isVerified ? "received" : "unverified",
			reportedAt: now,
			changedAt: now,
		},
		select: { id: true, number: true },
	});
	const reportId = newId(now);
	const report = {
		id: reportId,
		incidentId: incident.id,
		filedOnId: incident.id,
		accountId: accountOf(actor),
		forId: forOf(actor),
		email: input.email,
		language: input.language,
		channel: input.channel,
		text,
		answers: input.answers,
		createdAt: now,
		verifiedAt: isVerified ? now : null,
		confirmHash,
		formKey: input.formKey,
	};
	await db.report.createMany({ data: report });
	await writePhotos(context, { incidentId: incident.id, reportId, photos });
	return incident;
};

/**
 * Files a report: a new incident with its first testimony, received at once for who is signed in, waiting for a click in
 * an e-mail otherwise. The same form sent again (`formKey`) answers what it filed the first time. Photos are already
 * stored (`storeImage`). Refuses a place outside the city, a closed category, a missing address.
 */
export const fileReport = (context: Context, input: FileReport): Promise<Result<Filed, FilingRefusal>> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		// The same form sent twice at once waits here for the first; the unique key is the second wall.
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.formKey}, 0))`;
		const known = await findFiled(context, input.formKey);
		if (known) return ok(known);
		const [area, category] = await Promise.all([
			findAreaAt(context, input.place),
			db.reportCategory.findFirst({
				where: { id: input.categoryId, active: true, children: { none: {} } },
				select: { unitCode: true, delayWorkingDays: true },
			}),
		]);
		const refusal = filingRefusal(actor, {
			isInCity: area !== null,
			isCategoryOpen: category !== null,
			email: input.email,
		});
		if (refusal) return refuse(refusal);
		if (input.assetId && !(await isAssetOf(context, input.assetId, input.categoryId))) input.assetId = null;
		const isVerified = actor.kind !== "visitor";
		const link = isVerified ? null : confirmation(input.formKey);
		const dueAt = category?.delayWorkingDays ? dueAfter(now, category.delayWorkingDays) : null;
		const placed = { areaId: area?.id ?? null, unitCode: category?.unitCode ?? null, dueAt, isVerified };
		const { id, number } = await write(context, input, placed, link?.hash ?? null);
		const filed = { number, incidentId: id, isVerified };
		await writeEvent(context, { incidentId: id, kind: "filed", toState: isVerified ? "received" : "unverified" });
		await recordEvent(context, {
			name: "report.filed",
			subject: { type: "incident", id },
			details: { channel: input.channel },
		});
		if (link && input.email) await askConfirmation(context, { ...input, email: input.email, number }, link.secret);
		return ok(filed);
	});
