// The demonstration city, built through the commands in one transaction: all of it, or nothing.
import { refreshSupportCounts } from "../app/domain/proposals/commands/refresh-support-counts.server";
import { type Context, systemContext, transaction } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";
import { disconnectRoles } from "../app/server/roles.server";
import { buildAlerts } from "./demo/build/alerts";
import { buildAssessments } from "./demo/build/assessments";
import { buildBudgets } from "./demo/build/budgets";
import { buildCamille } from "./demo/build/camille";
import { buildCampaigns } from "./demo/build/campaigns";
import { buildCity } from "./demo/build/city";
import { buildConsultation, type Stage } from "./demo/build/consultations";
import { buildDebates } from "./demo/build/debates";
import { buildFormalElection } from "./demo/build/formal-election";
import { buildMatters } from "./demo/build/matters";
import { buildMeetings } from "./demo/build/meetings";
import { buildPeople } from "./demo/build/people";
import { buildPersons } from "./demo/build/persons";
import { buildPetitions } from "./demo/build/petitions";
import { buildProfiles } from "./demo/build/profiles";
import { buildReports } from "./demo/build/reports";
import { buildSecretVotes } from "./demo/build/secret-votes";
import { buildTogether } from "./demo/build/together";
import { buildOrganisation, buildWorks } from "./demo/build/works";
import { loadDemo } from "./demo/load";

/** How long the building may take, in milliseconds. */
const LIMIT = 600_000;

const isFilled = async ({ db }: Context) => (await db.setting.count({ where: { key: "city" } })) > 0;

const build = async (context: Context, say: (text: string) => void): Promise<Stage> => {
	const demo = loadDemo();
	const today = context.now;
	say("  its streets, services and procedures…");
	await buildCity(context, demo);
	const cast = await buildPeople(context, demo);
	await buildProfiles(context, cast);
	say("  its consultations, proposals and votes…");
	for (const consultation of demo.consultations) await buildConsultation({ context, demo, cast, today }, consultation);
	await buildBudgets({ context, demo, cast, today });
	await buildPetitions({ context, demo, cast, today });
	await buildMeetings({ context, demo, cast, today });
	await buildDebates({ context, demo, cast, today });
	await buildTogether({ context, demo, cast, today });
	await buildAssessments({ context, demo, cast, today });
	await refreshSupportCounts(context);
	say("  a year of reports on the map…");
	await buildOrganisation(context, cast, today);
	await buildReports(context, demo, cast, today);
	say("  a morning's requests, and what the city answers…");
	await buildMatters({ context, demo, cast, today });
	await buildCamille({ context, demo, cast, today });
	await buildWorks(context, today);
	await buildPersons({ context, demo, cast, today });
	await buildAlerts(context, cast, today);
	await buildCampaigns({ context, demo, cast, today });
	// What followed from all this happened in the past: nobody is written to now.
	await context.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
	await context.db.mail.deleteMany();
	const past = { channel: { in: ["email", "sms"] }, state: "queued" as const };
	await context.db.delivery.updateMany({ where: past, data: { state: "sent", sentAt: today } });
	return { context, demo, cast, today };
};

/** Fills an empty database with the demonstration city; leaves one that has a city alone. */
export const fillDemonstration = async (say: (text: string) => void): Promise<void> => {
	const context = systemContext();
	if (!(await isFilled(context))) {
		say("Building the demonstration city…");
		const stage = await transaction(context, (context) => build(context, say), { timeout: LIMIT });
		say("  its secret votes…");
		await buildFormalElection({ ...stage, context });
		await buildSecretVotes({ ...stage, context });
	}
	await disconnectRoles();
	await disconnect();
};
