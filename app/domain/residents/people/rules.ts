/** What ties who acts to the person they act for. */
export const linkKinds = ["parent", "child", "spouse", "carer", "represented"] as const;

export type LinkKind = (typeof linkKinds)[number];

/** How many months a link may last before it is asked again. */
export const linkMonths = [1, 6, 12] as const;

/** An agent's reason and the paper they saw; each is a kind of paper, never its number. */
export const linkPapers = ["family-book", "court-order", "mandate", "identity-of-both"] as const;

/** A request that nobody answers is over after so many days. */
export const REQUEST_DAYS = 30;

export type LinkState = "asked" | "standing" | "over";

type Dates = { acceptedAt: Date | null; endsAt: Date | null };

/** Where a link stands at `now`: asked until the person answers, standing until its end. */
export const linkState = ({ acceptedAt, endsAt }: Dates, now: Date): LinkState => {
	if (endsAt !== null && endsAt <= now) return "over";
	return acceptedAt === null ? "asked" : "standing";
};

/** The moment `months` later, on the same day of the month or its last one. */
export const monthsLater = (from: Date, months: number): Date => {
	const later = new Date(from);
	later.setUTCDate(1);
	later.setUTCMonth(later.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
	later.setUTCDate(Math.min(from.getUTCDate(), lastDay));
	return later;
};
