import { demoPeople, ensureDemoAccounts } from "../../../app/domain/accounts/commands/ensure-demo-accounts.server";
import { importAccounts } from "../../../app/domain/accounts/commands/import-accounts.server";
import { setConditions } from "../../../app/domain/consultations/commands/set-conditions.server";
import { actionsOf, noCondition } from "../../../app/domain/consultations/conditions";
import { findConsultationById } from "../../../app/domain/consultations/queries.server";
import { areaOfHome } from "../../../app/domain/directory/queries/geography.server";
import { answerHelp } from "../../../app/domain/residents/commands/answer-help.server";
import { askResidence } from "../../../app/domain/residents/commands/ask-residence.server";
import { askToHelp } from "../../../app/domain/residents/commands/ask-to-help.server";
import { declareChild } from "../../../app/domain/residents/commands/declare-child.server";
import { declareFact } from "../../../app/domain/residents/commands/declare-fact.server";
import { suspectDuplicates } from "../../../app/domain/residents/commands/suspect-duplicates.server";
import type { Actor } from "../../../app/lib/actor";
import type { Context } from "../../../app/server/context.server";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

type Resident = Extract<Actor, { kind: "resident" }>;

const as = (accountId: string, name: string): Resident => ({
	...{ kind: "resident", confirmed: true, accountId, name, sessionId: "" },
});

/** Camille helps her father, who accepted; a neighbour asks to help her; she declared a child. */
const buildRelatives = async ({ context, today }: Stage, camille: Resident, others: Resident[]) => {
	const [father, neighbour] = others;
	if (!father || !neighbour) return;
	const emailOf = async ({ accountId }: Resident) =>
		(await context.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } })).email ?? "";
	const asking = when(context, camille, today, -40.5);
	done(await askToHelp(asking, { email: await emailOf(father), kind: "parent", months: 12 }));
	const link = await context.db.personLink.findFirstOrThrow({ where: { helperId: camille.accountId } });
	done(await answerHelp(when(context, father, today, -39.5), { linkId: link.id, accepted: true }));
	done(await declareChild(when(context, camille, today, -12.4), { name: "Zoé Moreau" }));
	done(
		await askToHelp(when(context, neighbour, today, -1.6), {
			...{ email: demoPeople.resident.email, kind: "carer", months: 1 },
		}),
	);
};

/** Two accounts of one person, and a home whose code is to be posted. */
const buildQueues = async ({ context, today }: Stage, resident: Resident) => {
	const twice = { displayName: "Odette Lefebvre", role: "resident" as const, office: null, language: "fr" as const };
	const ids = await importAccounts(context, [
		{ ...twice, email: "odette.lefebvre@habitants.parvis.example" },
		{ ...twice, displayName: "Odette Lefèvre", email: "o.lefebvre@habitants.parvis.example" },
	]);
	for (const [index, personId] of ids.entries()) {
		const own = when(context, as(personId, twice.displayName), today, -20 + index);
		const address = index === 0 ? "9 rue de la Levée" : "9, rue de la Levee";
		done(await declareFact(own, { personId, key: "address.postal", value: address }));
		done(await declareFact(own, { personId, key: "birth.date", value: "1947-04-18" }));
	}
	await suspectDuplicates(when(context, { kind: "system" }, today, -0.9));
	const home = { fullName: resident.name, street: "12 rue de la Levée", postcode: "44000", town: "Marvoise" };
	const asking = when(context, resident, today, -1.4);
	done(await askResidence(asking, { ...home, areaId: await areaOfHome(context, home), method: "letter" }));
};

/** The next phase to open asks for an age: residents see it, with what is missing. */
const buildConditions = async ({ context, cast, today }: Stage) => {
	const official = cast.officials[0];
	const coming = await context.db.phase.findFirst({
		where: { startsAt: { gt: today }, method: { in: ["proposals", "vote"] }, consultation: { state: "published" } },
		orderBy: { startsAt: "asc" },
	});
	const consultation = coming && (await findConsultationById(context, coming.consultationId));
	if (!official || !coming || !consultation) return;
	const conditions = Object.fromEntries(actionsOf(coming).map((action) => [action, { ...noCondition, ageFrom: 16 }]));
	const setting: Context = when(context, official, today, -2.5);
	done(await setConditions(setting, { phaseId: coming.id, version: consultation.version, conditions }));
};

/** What concerns persons in the demonstration city: who acts for whom, what waits at the counter, who may take part. */
export const buildPersons = async (stage: Stage): Promise<void> => {
	const { resident } = await ensureDemoAccounts(stage.context);
	const camille = as(resident, demoPeople.resident.displayName);
	const [first, ...others] = stage.cast.residents;
	await buildRelatives(stage, camille, others);
	if (first) await buildQueues(stage, first);
	await buildConditions(stage);
};
