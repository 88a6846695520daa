import { z } from "zod";

/**
 * What people did, of which a segment may know that it happened, how often and when: never what was said, nor any vote or
 * support. Proposing counts only once published: then it is public. Facets narrow it to a kind or a place.
 */
export const acts = {
	reported: { facets: ["category", "area"] },
	wrote: { facets: ["topic"] },
	proposed: { facets: ["consultation"] },
	attended: { facets: ["consultation"] },
} as const;

export type ActKind = keyof typeof acts;

export type Facet = (typeof acts)[ActKind]["facets"][number];

export const actKinds = Object.keys(acts) as ActKind[];

export type Did = {
	did: ActKind;
	/** Only acts of these kinds, topics, places. */
	where?: Partial<Record<Facet, string[]>> | undefined;
	operator: "at-least" | "at-most";
	count: number;
	/** The last so many days; else all the time. */
	within?: number | undefined;
	/** Between two days of the city, both included. */
	from?: string | undefined;
	to?: string | undefined;
};

export type Near = {
	/** Whose district lies at less than so many metres of a place. */
	near: { lat: number; lng: number; metres: number; label: string; areas?: string[] | undefined };
};

const facetsFit = ({ did, where = {} }: { did: ActKind; where?: Record<string, string[]> | undefined }) =>
	Object.keys(where).every((facet) => (acts[did].facets as readonly string[]).includes(facet));

export const didSchema = z
	.strictObject({
		did: z.enum(actKinds),
		where: z.record(z.string().max(20), z.array(z.string().min(1).max(60)).min(1).max(50)).optional(),
		operator: z.enum(["at-least", "at-most"]),
		count: z.int().min(0).max(1_000),
		within: z.int().min(1).max(3_650).optional(),
		from: z.iso.date().optional(),
		to: z.iso.date().optional(),
	})
	.refine(facetsFit, "crm:issues.leaf")
	.refine(({ within, from, to }) => within === undefined || (from === undefined && to === undefined), "crm:issues.leaf")
	.refine(({ from, to }) => !from || !to || from <= to, "crm:issues.leaf") as unknown as z.ZodType<Did>;

export const distances = [200, 500, 1_000, 2_000] as const;

export const nearSchema: z.ZodType<Near> = z.strictObject({
	near: z.strictObject({
		lat: z.number().min(-90).max(90),
		lng: z.number().min(-180).max(180),
		metres: z.int().min(50).max(20_000),
		label: z.string().max(200),
		areas: z.array(z.uuid()).max(500).optional(),
	}),
});

type Form = { act: string; operator: string; count: string; within: string; facets: [string, string][] };

/** What the builder's form says of an act; null when it says nothing of ours. */
export const didOf = ({ act, operator, count, within, facets }: Form): Did | null => {
	const where: Record<string, string[]> = {};
	for (const [facet, value] of facets) where[facet] = [...(where[facet] ?? []), value];
	const read = didSchema.safeParse({
		...{ did: act, operator, count: Number(count || "1") },
		...(within ? { within: Number(within) } : {}),
		...(facets.length > 0 ? { where } : {}),
	});
	return read.success ? read.data : null;
};
