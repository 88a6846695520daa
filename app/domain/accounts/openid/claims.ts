import { z } from "zod";

const text = z.string().max(400).optional();

/** What is read of a state or professional identity; everything else that comes is dropped. */
export const claimsSchema = z.object({
	given_name: text,
	given_name_array: z.array(z.string().max(200)).max(20).optional(),
	family_name: text,
	usual_name: text,
	preferred_username: text,
	birthdate: text,
	gender: text,
	birthplace: text,
	birthcountry: text,
	email: text,
	siret: text,
	rnipp_given_name: text,
	rnipp_family_name: text,
	rnipp_birthdate: text,
	rnipp_gender: text,
	rnipp_birthplace: text,
	rnipp_birthcountry: text,
});

export type Claims = z.infer<typeof claimsSchema>;

/** One writing for one name: accents, capitals, hyphens and apostrophes do not count. */
const folded = (value: string | undefined): string =>
	(value ?? "")
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();

/**
 * The pivot identity of the civil register as one text, the same whichever provider brings it; null when names or date of
 * birth are missing. The values of the register (rnipp_*) come before those of the identity provider. `birthplace` is
 * empty for who was born abroad.
 */
export const pivotOf = (claims: Claims): string | null => {
	const given = claims.rnipp_given_name ?? claims.given_name_array?.join(" ") ?? claims.given_name;
	const family = claims.rnipp_family_name ?? claims.family_name;
	const birthdate = claims.rnipp_birthdate ?? claims.birthdate;
	if (!given || !family || !birthdate) return null;
	const parts = [
		...[given, family, birthdate, claims.rnipp_gender ?? claims.gender],
		...[claims.rnipp_birthplace ?? claims.birthplace, claims.rnipp_birthcountry ?? claims.birthcountry],
	];
	return parts.map(folded).join("|");
};

/** The level of the ladder that an acr of the state gives; 0 for ProConnect, which says where one works. */
export const levelOfAcr = (provider: string, acr: string): 0 | 3 | 4 => {
	if (provider === "franceconnect") return acr === "eidas1" ? 3 : 0;
	if (provider === "franceconnect-plus") return acr === "eidas2" || acr === "eidas3" ? 4 : 0;
	return 0;
};

/** The name to greet someone with: the first given name, or what they go by at work. */
export const greetingName = ({ given_name_array, given_name, usual_name }: Claims): string => {
	const first = given_name_array?.[0] ?? given_name?.split(" ")[0] ?? "";
	return `${first}${usual_name ? ` ${usual_name}` : ""}`.trim().slice(0, 60) || "?";
};
