/** The people a stand-in knows. Nobody of them exists; the cases are those real identities bring. */
export type StandInPerson = {
	id: string;
	/** What makes them worth trying, in French, for the page that offers them. */
	hint: string;
	claims: Record<string, string | string[]>;
};

const born = (place: string, country = "99100") => ({ birthplace: place, birthcountry: country });

/** FranceConnect: the pivot identity of the civil register, as its documentation lists it. */
export const citizens: StandInPerson[] = [
	{
		id: "jeanne",
		hint: "une habitante",
		claims: {
			...{ given_name: "Jeanne Marie", given_name_array: ["Jeanne", "Marie"], family_name: "Delattre" },
			...{ birthdate: "1961-03-09", gender: "female", email: "famille.delattre@exemple.example", ...born("44109") },
		},
	},
	{
		id: "paul",
		hint: "son mari : la même boîte aux lettres électronique",
		claims: {
			...{ given_name: "Paul", given_name_array: ["Paul"], family_name: "Delattre" },
			...{ birthdate: "1958-11-21", gender: "male", email: "famille.delattre@exemple.example", ...born("35238") },
		},
	},
	{
		id: "amina",
		hint: "née à l’étranger, sans lieu de naissance codé",
		claims: {
			...{ given_name: "Amina", given_name_array: ["Amina"], family_name: "Haddad" },
			...{ birthdate: "1990-07-02", gender: "female", email: "amina.haddad@exemple.example", ...born("", "99350") },
		},
	},
	{
		id: "ngoc",
		hint: "date de naissance incomplète, complétée par l’état",
		claims: {
			...{ given_name: "Ngọc", given_name_array: ["Ngọc"], family_name: "Trần" },
			...{ birthdate: "1949-01-01", idp_birthdate: "1949-00-00", gender: "female", ...born("", "99243") },
		},
	},
	{
		id: "maximilien",
		hint: "des prénoms et un nom très longs",
		claims: {
			given_name: "Maximilien Emmanuel Barthélemy Athanase",
			given_name_array: ["Maximilien", "Emmanuel", "Barthélemy", "Athanase"],
			family_name: "de La Rochefoucauld-Montbazon d’Estissac de Hauteclocque",
			...{ birthdate: "1975-05-30", gender: "male", email: "m@exemple.example", ...born("75107") },
		},
	},
];

/** ProConnect: who someone is at work. */
export const officials: StandInPerson[] = [
	{
		id: "karim-pro",
		hint: "agent de cette mairie, avec un second facteur",
		claims: {
			...{ given_name: "Karim", usual_name: "Benali", email: "karim.benali@mairie.example" },
			...{ uid: "kbenali", siret: "21440109300015" },
		},
	},
	{
		id: "lucie-pro",
		hint: "agente de cette mairie, avec un mot de passe seulement",
		claims: {
			...{ given_name: "Lucie", usual_name: "Ferrand", email: "lucie.ferrand@mairie.example" },
			...{ uid: "lferrand", siret: "21440109300015" },
		},
	},
	{
		id: "autre-pro",
		hint: "agente d’une autre administration",
		claims: {
			...{ given_name: "Odile", usual_name: "Perrin", email: "odile.perrin@ailleurs.example" },
			...{ uid: "operrin", siret: "13000000000012" },
		},
	},
];

/** What a stand-in can be asked to do wrong, once, for the sign-in it is asked in. */
export const lies = [
	"refuse",
	"down",
	"slow",
	"low-acr",
	"wrong-nonce",
	"wrong-issuer",
	"wrong-audience",
	"expired",
	"bad-signature",
	"other-subject",
	"plain-userinfo",
] as const;

export type Lie = (typeof lies)[number];

/** An account of the stand-in says who signs in and how it lies: «jeanne» or «jeanne!slow». */
export const accountOfStandIn = (person: string, lie: string): string => (lie ? `${person}!${lie}` : person);

export const personAndLie = (account: string): { person: string; lie: Lie | null } => {
	const [person = "", lie] = account.split("!");
	return { person, lie: lies.find((one) => one === lie) ?? null };
};
