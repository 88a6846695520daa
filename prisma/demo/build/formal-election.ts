import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importFormalResult } from "../../../app/domain/ballots/commands/import-formal-result.server";
import { prepareFormalElection } from "../../../app/domain/ballots/commands/prepare-formal-election.server";
import { addPhase } from "../../../app/domain/consultations/commands/add-phase.server";
import { createConsultation } from "../../../app/domain/consultations/commands/create-consultation.server";
import { publishConsultation } from "../../../app/domain/consultations/commands/publish-consultation.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { transaction } from "../../../app/server/context.server";
import type { Stage } from "./consultations";
import { cityMidnight, done, when } from "./moment";

const START = -30;
const END = -16;

const consultation = {
	title: "Un habitant au conseil de la régie de quartier",
	summary: "Trois candidats pour un siège. Le vote a des effets juridiques : il s’est tenu sur Belenios.",
	body: "La régie de quartier est une association : l’habitant élu y siège trois ans, avec une voix. L’élection s’est donc tenue sur Belenios, un système de vote que tout le monde peut vérifier. La ville a importé le résultat avec ses preuves, et les a toutes recalculées.",
	decidedBy: "Les dix-huit habitants membres de la régie. Le candidat arrivé en tête est élu.",
};

/** A formal election held with Belenios (by its own tool, for this demonstration), its result waiting to be checked. */
export const buildFormalElection = async ({ context, cast, today }: Stage): Promise<void> => {
	const official = cast.officials[0];
	if (!official || (await context.db.formalElection.count()) > 0) return;
	await transaction(context, async (context) => {
		const before = when(context, official, today, START - 10);
		const startsOn = addDays(cityDay(today), START);
		const draft = { ...consultation, areaIds: [], template: "empty" as const, startsOn, phaseTitles: {} };
		const { id: consultationId } = done(await createConsultation(before, draft));
		const versionOf = async () =>
			(await context.db.consultation.findUniqueOrThrow({ where: { id: consultationId } })).version;
		const phase = { method: "vote" as const, title: "Voter sur Belenios", description: "", settings: { choices: 1 } };
		const dates = { startsAt: cityMidnight(today, START), endsAt: cityMidnight(today, END) };
		const { phaseId } = done(
			await addPhase(before, { consultationId, version: await versionOf(), ...phase, ...dates }),
		);
		done(await publishConsultation(before, { consultationId, version: await versionOf() }));
		const question = {
			question: "Qui représente les habitants au conseil d’administration de la régie de quartier ?",
			answers: ["Nadia Benali", "Jean-Marc Ollivier", "Thi Mai Nguyen"],
			...{ minimum: 1, maximum: 1, blank: true, address: "" },
		};
		done(await prepareFormalElection(before, { phaseId, ...question }));
		const archive = new Uint8Array(readFileSync(join(import.meta.dirname, "..", "formal-election.bel")));
		done(await importFormalResult(when(context, official, today, END + 1), { phaseId, archive }));
	});
};
