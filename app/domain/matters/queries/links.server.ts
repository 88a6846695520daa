import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";

export const linkTypes = ["report", "proposal", "procedure", "vote", "consultation"] as const;

export type LinkType = (typeof linkTypes)[number];

export type Linked = { type: LinkType; id: string; title: string; path: string };

/** The path of an address of ours, as copied from the browser or typed. */
const pathOf = (address: string): string => {
	const base = env().PUBLIC_URL;
	if (!URL.canParse(address, base)) return "";
	return decodeURI(new URL(address, base).pathname).replace(/\/$/, "");
};

const report = async ({ db }: Context, where: { id: string } | { number: number }): Promise<Linked | null> => {
	const select = { id: true, number: true, address: true, category: { select: { nameFr: true } } };
	const found = await db.incident.findUnique({ where: where as { id: string }, select });
	if (!found) return null;
	const title = [found.category.nameFr, found.address].filter(Boolean).join(", ");
	return { type: "report", id: found.id, title, path: `/reports/${found.number}` };
};

const proposal = async ({ db }: Context, id: string): Promise<Linked | null> => {
	const found = isId(id) ? await db.proposal.findUnique({ where: { id }, select: { title: true } }) : null;
	return found && { type: "proposal", id, title: found.title, path: `/proposals/${id}` };
};

const procedure = async ({ db }: Context, where: { id: string } | { slug: string }): Promise<Linked | null> => {
	const select = { id: true, slug: true, title: true };
	const found = await db.procedure.findUnique({ where: where as { id: string }, select });
	return found && { type: "procedure", id: found.id, title: found.title, path: `/directory/${found.slug}` };
};

const consultation = async (
	{ db }: Context,
	where: { id: string } | { slug: string },
	type: "consultation" | "vote",
): Promise<Linked | null> => {
	const select = { id: true, slug: true, title: true };
	const found = await db.consultation.findUnique({ where: where as { id: string }, select });
	if (!found) return null;
	const path = `/consultations/${found.slug}${type === "vote" ? "/vote" : ""}`;
	return { type, id: found.id, title: found.title, path };
};

/** What an address of the city shows that a matter can be about: a report, a proposal, a procedure, a consultation or its vote. Null: none of them. */
export const linkedByAddress = (context: Context, address: string): Promise<Linked | null> => {
	const [, place = "", key = "", part] = address ? pathOf(address).split("/") : [];
	if (place === "reports" && /^\d{1,9}$/.test(key)) return report(context, { number: Number(key) });
	if (place === "proposals") return proposal(context, key);
	if (place === "directory" && key) return procedure(context, { slug: key });
	if (place === "consultations" && key)
		return consultation(context, { slug: key }, part === "vote" ? "vote" : "consultation");
	return Promise.resolve(null);
};

/** What a matter is linked to, with its title and address; null when it is to nothing, or to something gone. */
export const findLinked = (
	context: Context,
	{ linkedType, linkedId }: { linkedType: string | null; linkedId: string | null },
): Promise<Linked | null> => {
	if (!linkedId) return Promise.resolve(null);
	if (linkedType === "report") return report(context, { id: linkedId });
	if (linkedType === "proposal") return proposal(context, linkedId);
	if (linkedType === "procedure") return procedure(context, { id: linkedId });
	if (linkedType === "vote" || linkedType === "consultation")
		return consultation(context, { id: linkedId }, linkedType);
	return Promise.resolve(null);
};
