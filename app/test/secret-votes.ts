import { installBureau } from "~/domain/ballots/commands/install-bureau.server";
import { openBudget, openVote } from "~/domain/ballots/commands/open-vote.server";
import { pickUpCard } from "~/domain/ballots/commands/pick-up-card.server";
import { type OpenVote, openBudgetSchema } from "~/domain/ballots/schema";
import { joinShares, makeBureauKey } from "~/domain/ballots/secret/bureau";
import { openCard, requestCard } from "~/domain/ballots/secret/card";
import type { Result } from "~/lib/result";
import { db } from "~/server/db.server";
import { testContext } from "./database";
import { aConsultation, aResident, votingNow } from "./factories";

/** The city, at the database's time: it decides when a vote is open. */
export const cityNow = () => testContext(undefined, votingNow());

export const trustees = ["Awa Diallo", "Bruno Petit", "Chloé Morin", "David Le Gall", "Emma Rossi"];

type Opening = (phaseId: string) => Promise<Result<{ voteId: string }, string>>;

const underWay = async (voters: number, open: Opening) => {
	const residents = [];
	for (let count = 0; count < voters; count += 1) residents.push(await aResident(cityNow()));
	const { slug, phases } = await aConsultation(cityNow(), { phases: [{ method: "vote" }] });
	const opened = await open(phases[0]?.id ?? "");
	if (!opened.ok) throw new Error(opened.reason);
	const { voteId } = opened.value;
	const bureau = await makeBureauKey();
	const bureauKey = new Uint8Array(bureau.publicKey);
	const installed = await installBureau(cityNow(), { voteId, bureauKey, trustees });
	if (!installed.ok) throw new Error(installed.reason);
	const keys = await db().secretVote.findUniqueOrThrow({ where: { voteId } });
	return { voteId, slug, phaseId: phases[0]?.id ?? "", roll: installed.value.roll, residents, bureau, keys };
};

/** A secret vote under way, its bureau's shares, and its residents on the roll. */
export const aSecretVote = (voters: number, settings: Partial<OpenVote> = {}) =>
	underWay(voters, (phaseId) =>
		openVote(cityNow(), {
			...{ phaseId, proposals: [], plain: ["Un", "Deux", "Trois"], limit: 2 },
			...{ tie: "equal", earlyClose: true, level: "secret", ...settings },
		}),
	);

/** A secret participatory budget under way: 1,000 euros, three projects, ballots that may not spend more. */
export const aSecretBudget = (voters: number) =>
	underWay(voters, (phaseId) =>
		openBudget(cityNow(), {
			...openBudgetSchema.parse({ method: "knapsack", limit: 3, count: "mes-add1u" }),
			...{ phaseId, level: "secret", earlyClose: true },
			envelopes: [{ title: "La ville", amount: 1000 }],
			projects: [400, 500, 600].map((cost, index) => ({
				...{ on: true, proposalId: undefined, title: `Projet ${index + 1}`, summary: "", address: "", rival: "" },
				...{ cost, envelope: 0 },
			})),
		}),
	);

export type SecretVote = Awaited<ReturnType<typeof aSecretVote>>;

/** A person's card of a vote, with the request and the city's answer. */
export const pickUp = async ({ voteId, keys }: SecretVote, actor: SecretVote["residents"][number]) => {
	const request = await requestCard(voteId, new Uint8Array(keys.issuerKey));
	const answer = await pickUpCard({ ...cityNow(), actor }, { voteId, blinded: request.blinded });
	if (!answer.ok) throw new Error(answer.reason);
	const card = await openCard(request, answer.value.blindSignature, new Uint8Array(keys.issuerKey));
	return { request, answer, card };
};

/** The bureau's secret from three of its five shares. */
export const bureauSecret = async ({ bureau }: SecretVote) => {
	const secret = await joinShares(bureau.shares.slice(1, 4), bureau.publicKey);
	if (!secret) throw new Error("the shares do not make the key");
	return new Uint8Array(secret);
};
