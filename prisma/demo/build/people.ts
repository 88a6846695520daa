import { ensureDemoAccounts } from "../../../app/domain/accounts/commands/ensure-demo-accounts.server";
import { importAccounts } from "../../../app/domain/accounts/commands/import-accounts.server";
import type { Actor } from "../../../app/lib/actor";
import type { Context } from "../../../app/server/context.server";
import type { Demo } from "../load";
import { pick, seededRandom } from "../random";

type Resident = Extract<Actor, { kind: "resident" }>;
type Staff = Extract<Actor, { kind: "staff" }>;

export type Cast = { residents: Resident[]; officials: Staff[]; agents: Staff[] };

/** Residents beyond those who write: they support and vote. */
const MORE = 120;

/** Names made of the first names and the family names of those who write, none of them twice. */
const moreNames = ({ people }: Demo): string[] => {
	const random = seededRandom(7);
	const known = new Set(people.residents.map(({ firstName, lastName }) => `${firstName} ${lastName}`));
	const names: string[] = [];
	while (names.length < MORE) {
		const name = `${pick(random, people.residents).firstName} ${pick(random, people.residents).lastName}`;
		if (known.has(name)) continue;
		known.add(name);
		names.push(name);
	}
	return names;
};

const addressOf = (name: string) =>
	`${name
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z]+/g, ".")}@habitants.parvis.example`;

/** The people of the city: the five of the banner, those who write, those who vote, the agents and the elected. */
export const buildPeople = async (context: Context, demo: Demo): Promise<Cast> => {
	await ensureDemoAccounts(context);
	const { residents, staff, elected } = demo.people;
	const writers = residents.map(({ firstName, lastName, email, language }) => ({
		email,
		language,
		displayName: `${firstName} ${lastName}`,
	}));
	const others = moreNames(demo).map((displayName) => ({
		email: addressOf(displayName),
		displayName,
		language: "fr" as const,
	}));
	const everyone = [...writers, ...others].map((person) => ({ ...person, role: "resident" as const, office: null }));
	const officers = [...staff, ...elected].map(({ firstName, lastName, email, role, title }) => ({
		...{ email, role, office: title, displayName: `${firstName} ${lastName}` },
		language: "fr" as const,
	}));
	const ids = await importAccounts(context, everyone);
	const staffIds = await importAccounts(context, officers);
	const seated = officers.map(
		({ role, office, displayName: name }, index): Staff => ({
			...{ kind: "staff", role, office, name, accountId: staffIds[index] ?? "", sessionId: "" },
		}),
	);
	return {
		residents: everyone.map(({ displayName: name }, index) => ({
			kind: "resident",
			confirmed: true,
			name,
			accountId: ids[index] ?? "",
			sessionId: "",
		})),
		officials: seated.filter(({ role }) => role === "elected"),
		agents: seated.filter(({ role }) => role === "agent"),
	};
};
