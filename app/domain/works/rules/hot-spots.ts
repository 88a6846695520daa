/** Reports of one kind at one place, at least this many, make a hot spot. */
export const HOT = 3;
