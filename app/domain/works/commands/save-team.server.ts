import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";

type Team = { id: string | null; name: string; unitCode: string; leadId: string | null; active: boolean };

/** Writes a team, new without `id`. Refuses a name another team has. */
export const saveTeam = async (
	{ db, now }: Context,
	{ id, ...team }: Team,
): Promise<Result<{ id: string }, "name-taken">> => {
	const other = await db.worksTeam.findUnique({ where: { name: team.name }, select: { id: true } });
	if (other && other.id !== id) return refuse("name-taken");
	if (id) await db.worksTeam.updateMany({ where: { id }, data: team });
	const made = id ?? newId(now);
	if (!id && (await db.worksTeam.createMany({ data: { id: made, ...team }, skipDuplicates: true })).count === 0)
		return refuse("name-taken");
	return ok({ id: made });
};
