import type { Context } from "~/server/context.server";

const personSelect = {
	...{ id: true, kind: true, name: true, title: true, subjects: true, phone: true, email: true },
	unit: { select: { code: true, name: true } },
};

/** The agents and elected members the city presents, elected first, by name. */
export const listPeople = ({ db }: Context) =>
	db.directoryPerson.findMany({ orderBy: [{ kind: "desc" }, { name: "asc" }], select: personSelect });

export type PersonView = Awaited<ReturnType<typeof listPeople>>[number];

/** One of them; null when there is none. */
export const findPerson = ({ db }: Context, id: string): Promise<PersonView | null> =>
	db.directoryPerson.findUnique({ where: { id }, select: personSelect });

/** The agents of a service, by name. */
export const listPeopleOf = ({ db }: Context, unitCode: string): Promise<PersonView[]> =>
	db.directoryPerson.findMany({
		where: { unit: { code: unitCode }, kind: "agent" },
		orderBy: { name: "asc" },
		take: 20,
		select: personSelect,
	});
