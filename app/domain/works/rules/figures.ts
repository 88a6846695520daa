type Counted = {
	filed: number;
	open: number;
	late: number;
	fixed: number;
	answered: number;
	confirmed: number;
};

/** All groups together. */
export const totalOf = (groups: readonly Counted[]): Counted => {
	const sum = (field: keyof Counted) => groups.reduce((total, group) => total + group[field], 0);
	return {
		filed: sum("filed"),
		open: sum("open"),
		late: sum("late"),
		fixed: sum("fixed"),
		answered: sum("answered"),
		confirmed: sum("confirmed"),
	};
};

/** A share between 0 and 1; null when nobody answered, which is not the same as none. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
