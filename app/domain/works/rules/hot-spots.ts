/** Reports of one kind at one place, at least this many, make a hot spot. */
export const HOT = 3;

/** A place in one line: its address, and its district unless the address says it already. */
export const placeLine = (address: string, area: string | null): string => {
	const parts = [...address.split(","), area ?? ""].map((part) => part.trim()).filter(Boolean);
	const alike = (part: string) => part.toLocaleLowerCase("fr");
	return parts.filter((part, at) => parts.findIndex((other) => alike(other) === alike(part)) === at).join(", ");
};
