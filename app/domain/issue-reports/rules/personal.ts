export type PersonalKind = "phone" | "email" | "plate";

const patterns: [PersonalKind, RegExp][] = [
	["email", /[\w.+-]+@[\w-]+\.[\w.]+/],
	["phone", /(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}/],
	// Plates since 2009 (AB-123-CD) and before (1234 AB 56).
	["plate", /\b[A-Z]{2}[\s-]?\d{3}[\s-]?[A-Z]{2}\b|\b\d{2,4}\s?[A-Z]{2,3}\s?\d{2}\b/],
];

/** What of a person seems to stand in a text about to be published: to be asked about, never refused. */
export const personalIn = (text: string): PersonalKind[] =>
	patterns.flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
