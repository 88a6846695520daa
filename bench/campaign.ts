// A campaign handed over to a mail server by the product's own worker: messages a second, the worker's memory, and, when it is
// killed twice on the way, how many letters each person got. RECIPIENTS=100000 for the full size; KILLS=0 to measure speed alone.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { withCity } from "../scripts/city-for-tests.mjs";
import { toolPath } from "../scripts/ground.mjs";
import { memoryOf } from "./harness";

const RECIPIENTS = Number(process.env.RECIPIENTS ?? 20_000);
const KILLS = Number(process.env.KILLS ?? 2);

type City = { PUBLIC_URL: string; DATABASE_URL: string };
type Report = { count: number; unique: number };

const pause = (ms: number) => new Promise((answer) => setTimeout(answer, ms));

const aSink = async () => {
	const child = fork(new URL("mail-sink.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
	const next = <Answer>() => new Promise<Answer>((answer) => child.once("message", (told) => answer(told as Answer)));
	const { port } = await next<{ port: number }>();
	const report = () => {
		const told = next<Report>();
		child.send("report");
		return told;
	};
	return { url: `smtp://127.0.0.1:${port}`, report, stop: () => child.disconnect() };
};

const fill = async (client: Client) => {
	await client.query(
		`INSERT INTO "Account" (id, email, "emailKey", "displayName", "confirmedAt", "createdAt")
		SELECT gen_random_uuid(), 'camp-' || g || '@bench.example', 'camp-' || g || '@bench.example', 'Habitant ' || g, now(), now()
		FROM generate_series(1, $1::int) g`,
		[RECIPIENTS],
	);
	await client.query(
		`INSERT INTO "Preference" ("accountId", topic, channel, rhythm, "changedAt")
		SELECT id, 'school', 'email', 'immediate', now() FROM "Account" WHERE email LIKE 'camp-%'`,
	);
	await client.query("VACUUM ANALYZE");
};

/** Written and approved by two people, through the commands. */
const launch = async () => {
	const { saveCampaign } = await import("../app/domain/crm/commands/save-campaign.server");
	const { moveCampaign } = await import("../app/domain/crm/commands/move-campaign.server");
	const { systemContext } = await import("../app/server/context.server");
	const text = "Les inscriptions ouvrent lundi.\n\nVenez avec un justificatif de domicile et le livret de famille.";
	const words = { subject: "Inscriptions à l’école", text, topic: "school" as const, nature: "service" as const };
	const saved = await saveCampaign(systemContext(), { campaignId: null, ...words });
	if (!saved.ok) throw new Error(saved.reason);
	const campaignId = saved.value.id;
	for (const act of ["submit", "approve"] as const) {
		const moved = await moveCampaign(systemContext(), { campaignId, act });
		if (!moved.ok) throw new Error(moved.reason);
	}
	const { db } = await import("../app/server/db.server");
	return (await db().campaign.findUniqueOrThrow({ where: { id: campaignId } })).planned ?? 0;
};

/** What the minute's rescue does, the three minutes of a dead worker's lease gone by. */
const rescue = async (client: Client) => {
	await client.query(`UPDATE "Mail" SET "leaseUntil" = now() - interval '1 second' WHERE state = 'sending'`);
	const { rescueMail } = await import("../app/domain/channels/commands/rescue-mail.server");
	const { rescueCampaigns } = await import("../app/domain/crm/commands/send-campaign.server");
	const { systemContext } = await import("../app/server/context.server");
	await rescueCampaigns(systemContext());
	await rescueMail(systemContext());
};

const aWorker = (): ChildProcess =>
	spawn("node", ["--import", "tsx", "scripts/worker.ts"], {
		env: { ...process.env, PATH: toolPath() },
		stdio: ["ignore", "ignore", "inherit"],
	});

const measure = async (city: City) => {
	const client = new Client({ connectionString: city.DATABASE_URL });
	await client.connect();
	await fill(client);
	const sink = await aSink();
	Object.assign(process.env, city, {
		...{ PARVIS_MODE: "production", PUBLIC_URL: "https://localhost", SMTP_URL: sink.url, LOG_LEVEL: "error" },
		...{ APP_SECRET: randomBytes(32).toString("hex"), MAIL_FROM: "Ville <ville@bench.example>" },
	});
	const people = await launch();
	let worker = aWorker();
	const [memory, deaths]: [number[], number[]] = [[], []];
	let [start, last, previous] = [0, 0, 0];
	for (let quiet = 0; quiet < 60; ) {
		await pause(250);
		const { count, unique } = await sink.report();
		if (count > 0 && start === 0) start = performance.now();
		if (count > previous) last = performance.now();
		quiet = count > previous ? 0 : quiet + 1;
		previous = count;
		memory.push(memoryOf(worker.pid ?? 0) ?? 0);
		if (deaths.length < KILLS && count > (people * (deaths.length + 1)) / (KILLS + 1)) {
			worker.kill("SIGKILL");
			deaths.push(count);
			await rescue(client);
			worker = aWorker();
		}
		if (unique >= people && quiet > 8) break;
	}
	worker.kill("SIGTERM");
	const { count, unique } = await sink.report();
	const { rows } = await client.query<{ sent: number }>(
		`SELECT count(*)::int AS sent FROM "CampaignRecipient" r JOIN "Campaign" c ON c.id = r."campaignId"
			WHERE r.state = 'sent' AND c.state = 'sent' AND c."doneAt" > now() - interval '1 hour' AND r.at > now() - interval '1 hour'`,
	);
	const rate = Math.round(count / ((last - start) / 1000));
	const third = Math.floor(memory.length / 3);
	const peak = (values: number[]) => Math.round(Math.max(0, ...values));
	process.stdout.write(
		`campaign: ${people} people, worker killed ${deaths.length} times (after ${deaths.join(", ") || "–"} letters)\n` +
			`  ${unique} letters by their Message-ID, ${rows[0]?.sent} people marked; ${count - unique} handed over again under the same Message-ID\n` +
			`  ${rate} letters/s from the first to the last; memory of the worker ${peak(memory.slice(0, third))} MiB at most in the first third, ${peak(memory.slice(-third))} in the last\n`,
	);
	sink.stop();
	await client.end();
	return unique === people && rows[0]?.sent === people;
};

const isRight: boolean = await withCity(measure, { settings: { WORKER: "0", LOG_LEVEL: "error" }, postgres: {} });
process.exit(isRight ? 0 : 1);
