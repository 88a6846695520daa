/** How many people of a district took part, beside how many live there. */
export type MirrorLine = {
	name: string;
	/** Residents, from the census the city imported. */
	population: number;
	/** Participants who said they live there; null when so few that they could be recognised. */
	people: number | null;
	/** Share of the participants less share of the population, −1 to 1; null when it cannot be said. */
	gap: number | null;
};

/** Under this many, a count could show one person. */
export const FEWEST_SHOWN = 10;

/**
 * The representation mirror: each district's share of those who took part beside its share of the population. Only
 * participants who chose to say their district count. Null while fewer than thirty of them are known: a share of so few
 * would say nothing.
 */
export const mirrorOf = (
	districts: readonly { name: string; population: number; people: number }[],
): MirrorLine[] | null => {
	const known = districts.reduce((total, { people }) => total + people, 0);
	const residents = districts.reduce((total, { population }) => total + population, 0);
	if (known < 30 || residents === 0) return null;
	return districts.map(({ name, population, people }) => {
		const isShown = people >= FEWEST_SHOWN;
		return {
			...{ name, population, people: isShown ? people : null },
			gap: isShown ? people / known - population / residents : null,
		};
	});
};
