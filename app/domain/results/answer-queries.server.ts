import type { Context } from "~/server/context.server";
import { listCommitments } from "./commitment-queries.server";
import { type Decision, decisionsSchema } from "./schema";

/** The last published conclusion of a consultation, or null. */
const lastVersion = ({ db }: Context, consultationId: string) =>
	db.publicationVersion.findFirst({
		where: { publication: { consultationId, state: "published" } },
		orderBy: { version: "desc" },
		select: { publishedAt: true, conclusion: true, decisions: true },
	});

/** Characters of the conclusion shown where the whole is one click away. */
const EXCERPT = 420;

const excerpt = (text: string) => {
	const plain = text
		.replace(/^#+ .*$/gm, "")
		.replace(/[*_`>]/g, "")
		.replace(/\s+/g, " ")
		.trim();
	return plain.length <= EXCERPT ? plain : `${plain.slice(0, EXCERPT).replace(/\s+\S*$/, "")}…`;
};

/** What happened to what residents said in a consultation: its conclusion in short, how many proposals were taken up, its commitments. */
export const findAnswer = async (context: Context, consultationId: string) => {
	const [version, { commitments }] = await Promise.all([
		lastVersion(context, consultationId),
		listCommitments(context, { consultationId }),
	]);
	if (!version) return { published: null, commitments };
	const decisions = decisionsSchema.parse(version.decisions);
	const taken = decisions.filter(({ kind }) => kind !== "not-taken-up").length;
	const published = {
		at: version.publishedAt,
		excerpt: excerpt(version.conclusion),
		decisions: decisions.length,
		taken,
	};
	return { published, commitments };
};

/** What the city decided on one proposal, once published, or null. */
export const findDecision = async (
	context: Context,
	{ id, consultationId }: { id: string; consultationId: string },
): Promise<Decision | null> => {
	const version = await lastVersion(context, consultationId);
	const decisions = version ? decisionsSchema.parse(version.decisions) : [];
	return decisions.find(({ subjectId }) => subjectId === id) ?? null;
};
