import type { Context } from "~/server/context.server";

export type Subject = { title: string; to: string };

type About = { subjectType: string; subjectId: string };

const proposals = async ({ db }: Context, ids: string[]) =>
	(await db.proposal.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })).map(
		({ id, title }): [string, Subject] => [id, { title, to: `/proposals/${id}` }],
	);

const votes = async ({ db }: Context, ids: string[]) => {
	const found = await db.vote.findMany({ where: { id: { in: ids } }, select: { id: true, consultationId: true } });
	const consultations = await db.consultation.findMany({
		where: { id: { in: found.map(({ consultationId }) => consultationId) } },
		select: { id: true, slug: true, title: true },
	});
	return found.flatMap(({ id, consultationId }): [string, Subject][] => {
		const about = consultations.find((consultation) => consultation.id === consultationId);
		return about ? [[id, { title: about.title, to: `/consultations/${about.slug}` }]] : [];
	});
};

const phases = async ({ db }: Context, ids: string[]) =>
	(
		await db.phase.findMany({
			where: { id: { in: ids } },
			select: { id: true, consultation: { select: { slug: true, title: true } } },
		})
	).map(({ id, consultation: { slug, title } }): [string, Subject] => [id, { title, to: `/consultations/${slug}` }]);

const incidents = async ({ db }: Context, ids: string[], language: "fr" | "en") =>
	(
		await db.incident.findMany({
			where: { id: { in: ids } },
			select: { id: true, number: true, address: true, category: { select: { nameFr: true, nameEn: true } } },
		})
	).map(({ id, number, address, category }): [string, Subject] => [
		id,
		{ title: `${language === "en" ? category.nameEn : category.nameFr}, ${address}`, to: `/reports/${number}` },
	]);

const matters = async ({ db }: Context, ids: string[]) =>
	(await db.matter.findMany({ where: { id: { in: ids } }, select: { id: true, reference: true, subject: true } })).map(
		({ id, reference, subject }): [string, Subject] => [id, { title: subject, to: `/me/matters/${reference}` }],
	);

const meetings = async ({ db }: Context, ids: string[]) =>
	(await db.meeting.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })).map(
		({ id, title }): [string, Subject] => [id, { title, to: `/meetings/${id}` }],
	);

const comments = async ({ db }: Context, ids: string[]) => {
	const found = await db.comment.findMany({
		where: { id: { in: ids } },
		select: { id: true, body: true, subjectType: true, subjectId: true, consultationId: true },
	});
	const slugs = await db.consultation.findMany({
		where: { id: { in: found.map(({ consultationId }) => consultationId) } },
		select: { id: true, slug: true },
	});
	return found.map(({ id, body, subjectType, subjectId, consultationId }): [string, Subject] => {
		const slug = slugs.find((consultation) => consultation.id === consultationId)?.slug ?? "";
		const to = subjectType === "proposal" ? `/proposals/${subjectId}` : `/consultations/${slug}`;
		return [id, { title: body.length > EXTRACT ? `${body.slice(0, EXTRACT).trimEnd()}…` : body, to }];
	});
};

const commitments = async ({ db }: Context, ids: string[]) =>
	(await db.commitment.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })).map(
		({ id, title }): [string, Subject] => [id, { title, to: `/commitments/${id}` }],
	);

/** Signs of a comment shown in one line. */
const EXTRACT = 120;

/** The names and addresses of what events are about, by identifier: one statement per kind of thing, however many events. */
export const subjectsOf = async (
	context: Context,
	events: About[],
	language: "fr" | "en",
): Promise<Map<string, Subject>> => {
	const read = async (type: string, find: (context: Context, ids: string[]) => Promise<[string, Subject][]>) => {
		const ids = events.flatMap(({ subjectType, subjectId }) => (subjectType === type ? [subjectId] : []));
		return ids.length > 0 ? find(context, ids) : [];
	};
	const found = await Promise.all([
		read("proposal", proposals),
		read("vote", votes),
		read("phase", phases),
		read("incident", (context, ids) => incidents(context, ids, language)),
		read("matter", matters),
		read("meeting", meetings),
		read("comment", comments),
		read("commitment", commitments),
	]);
	return new Map(found.flat());
};
