import type { Context } from "~/server/context.server";
import type { GuideQuestion } from "../rules/guide";
import type { FoundProcedure } from "./search.server";

/** The questions the search may ask, in the city's order. */
export const listQuestions = ({ db }: Context): Promise<GuideQuestion[]> =>
	db.guideQuestion.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		select: {
			...{ id: true, text: true, hint: true },
			answers: { select: { id: true, label: true }, orderBy: { position: "asc" } },
		},
	});

/** Procedures that a person who typed nothing can be led among. */
const GUIDED_AT_MOST = 500;

/** The procedures that say for whom they are, by title: where the questions lead someone who typed nothing. */
export const listGuided = async ({ db }: Context): Promise<FoundProcedure[]> => {
	const rows = await db.procedure.findMany({
		where: { fits: { some: {} } },
		orderBy: { title: "asc" },
		take: GUIDED_AT_MOST,
		select: {
			...{ slug: true, title: true, summary: true, delay: true, onlineUrl: true },
			unit: { select: { name: true } },
			fits: { select: { answerId: true } },
		},
	});
	return rows.map(({ unit, fits, ...row }) => ({
		...row,
		unitName: unit.name,
		score: 1,
		fits: fits.map(({ answerId }) => answerId),
	}));
};

/** One question with its answers and how many procedures each is for; null when there is none. */
export const findQuestion = async ({ db }: Context, id: string) => {
	const found = await db.guideQuestion.findUnique({
		where: { id },
		select: {
			...{ id: true, text: true, hint: true, position: true },
			answers: {
				select: { id: true, label: true, _count: { select: { fits: true } } },
				orderBy: { position: "asc" },
			},
		},
	});
	return (
		found && {
			...found,
			answers: found.answers.map(({ _count, ...answer }) => ({ ...answer, procedures: _count.fits })),
		}
	);
};

/** The answers a procedure is for. */
export const listFits = async ({ db }: Context, slug: string): Promise<string[]> => {
	const rows = await db.procedureFit.findMany({ where: { procedure: { slug } }, select: { answerId: true } });
	return rows.map(({ answerId }) => answerId);
};
