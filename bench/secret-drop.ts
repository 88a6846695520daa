// How many sealed ballots the box of a secret vote takes: several application processes against one PostgreSQL, beside what
// pgbench inserts there in the same run (one row with a unique key a transaction). Durable in both. Ballots are sealed and
// signed before the clock starts, as browsers do it; a card drops several revisions, each a row of its own.
// node --import tsx bench/secret-drop.ts [processes] [seconds]
import { fileURLToPath } from "node:url";
import { inProcesses, insertWithPgbench, onMigratedDatabase } from "./acceptance";

const self = fileURLToPath(import.meta.url);

/** Voters each process has at work at once: the pool of one web process. */
const IN_FLIGHT = 20;

/** Ballots a process seals beforehand for each second: more than it can store. */
const PER_SECOND = 2_500;
const CARDS = 40;

type Work = { voteId: string; seconds: number };

/** Cards of the vote, signed by its issuer as if their holders had unblinded them, and ballots sealed with them. */
const seal = async ({ voteId, seconds }: Work) => {
	const { constants, sign } = await import("node:crypto");
	const { default: sodium } = await import("libsodium-wrappers");
	const { db } = await import("../app/server/db.server");
	const { unseal } = await import("../app/domain/ballots/secret/keys.server");
	const { cardText } = await import("../app/domain/ballots/secret/format");
	const { encode, sealBallot } = await import("../app/domain/ballots/secret/card");
	await sodium.ready;
	const { bureauKey } = await db().secretVote.findUniqueOrThrow({ where: { voteId } });
	const issuer = await db().voteKey.findUniqueOrThrow({ where: { voteId_purpose: { voteId, purpose: "issuer" } } });
	const pss = { key: unseal(issuer.sealed), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
	const cards = Array.from({ length: CARDS }, () => {
		const { publicKey, privateKey } = sodium.crypto_sign_keypair();
		const key = encode(publicKey);
		const signature = sign("sha384", cardText(voteId, key), pss).toString("base64");
		return { voteId, key, secret: encode(privateKey), signature };
	});
	const ballots = [];
	for (let number = 0; number < PER_SECOND * seconds; number += 1) {
		const card = cards[number % CARDS];
		if (card) ballots.push(await sealBallot(card, { positions: [0], revision: Math.floor(number / CARDS), bureauKey }));
	}
	return ballots;
};

/** Drops them on IN_FLIGHT lanes; answers how many a second were acknowledged. */
const drop = async (work: Work): Promise<number> => {
	const { dropBallot } = await import("../app/domain/ballots/commands/drop-ballot.server");
	const { disconnect } = await import("../app/server/db.server");
	const { disconnectRoles } = await import("../app/server/roles.server");
	const ballots = await seal({ ...work, seconds: work.seconds + 1 });
	const dropFor = async (seconds: number) => {
		const start = performance.now();
		let acknowledged = 0;
		const lane = async () => {
			while (performance.now() < start + seconds * 1000 && ballots.length > 0)
				if ((await dropBallot(work.voteId, ballots.pop())).ok) acknowledged += 1;
		};
		await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
		return acknowledged / ((performance.now() - start) / 1000);
	};
	await dropFor(1);
	process.send?.("warm");
	await new Promise((go) => process.once("message", go));
	const perSecond = await dropFor(work.seconds);
	await disconnectRoles();
	await disconnect();
	return perSecond;
};

const aSecretVote = async (): Promise<string> => {
	const { systemContext } = await import("../app/server/context.server");
	const { disconnect } = await import("../app/server/db.server");
	const { aConsultation } = await import("../app/test/factories");
	const { openVote } = await import("../app/domain/ballots/commands/open-vote.server");
	const { installBureau } = await import("../app/domain/ballots/commands/install-bureau.server");
	const { makeBureauKey } = await import("../app/domain/ballots/secret/bureau");
	const context = systemContext();
	const { phases } = await aConsultation(context, { phases: [{ method: "vote" }] });
	const rules = { limit: 1, tie: "equal", earlyClose: false, level: "secret" } as const;
	const asked = { phaseId: phases[0]?.id ?? "", proposals: [], plain: ["Un", "Deux"], ...rules };
	const opened = await openVote(context, asked);
	if (!opened.ok) throw new Error(opened.reason);
	const { voteId } = opened.value;
	const bureauKey = new Uint8Array((await makeBureauKey()).publicKey);
	const trustees = ["Awa", "Bruno", "Chloé", "David", "Emma"];
	const installed = await installBureau(context, { voteId, bureauKey, trustees });
	if (!installed.ok) throw new Error(installed.reason);
	await disconnect();
	return voteId;
};

const main = () => {
	const processes = Number(process.argv[2] ?? 2);
	const seconds = Number(process.argv[3] ?? 5);
	return onMigratedDatabase(async (address, folder) => {
		const voteId = await aSecretVote();
		const clients = processes * IN_FLIGHT;
		const pgbench = await insertWithPgbench(address, folder, clients, seconds);
		const drops = await inProcesses(self, "drop", { voteId, seconds }, processes);
		console.log(JSON.stringify({ processes, clients, pgbench, drops, ratio: drops / pgbench }));
	});
};

if (process.argv[2] === "drop") {
	const perSecond = await drop(JSON.parse(process.argv[3] ?? "{}") as Work);
	process.send?.(perSecond, () => process.disconnect());
} else if (process.argv[1] === self) await main();
