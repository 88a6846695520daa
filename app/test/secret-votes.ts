import { installBureau } from "~/domain/ballots/commands/install-bureau.server";
import { openVote } from "~/domain/ballots/commands/open-vote.server";
import { pickUpCard } from "~/domain/ballots/commands/pick-up-card.server";
import type { OpenVote } from "~/domain/ballots/schema";
import { joinShares, makeBureauKey } from "~/domain/ballots/secret/bureau";
import { openCard, requestCard } from "~/domain/ballots/secret/card";
import { db } from "~/server/db.server";
import { testContext } from "./database";
import { aConsultation, aResident, votingNow } from "./factories";

/** The city, at the database's time: it decides when a vote is open. */
export const cityNow = () => testContext(undefined, votingNow());

export const trustees = ["Awa Diallo", "Bruno Petit", "Chloé Morin", "David Le Gall", "Emma Rossi"];

/** A secret vote under way, its bureau's shares, and its residents on the roll. */
export const aSecretVote = async (voters: number, settings: Partial<OpenVote> = {}) => {
	const residents = [];
	for (let count = 0; count < voters; count += 1) residents.push(await aResident(cityNow()));
	const { slug, phases } = await aConsultation(cityNow(), { phases: [{ method: "vote" }] });
	const opened = await openVote(cityNow(), {
		...{ phaseId: phases[0]?.id ?? "", proposals: [], plain: ["Un", "Deux", "Trois"], limit: 2 },
		...{ tie: "equal", earlyClose: true, level: "secret", ...settings },
	});
	if (!opened.ok) throw new Error(opened.reason);
	const { voteId } = opened.value;
	const bureau = await makeBureauKey();
	const bureauKey = new Uint8Array(bureau.publicKey);
	const installed = await installBureau(cityNow(), { voteId, bureauKey, trustees });
	if (!installed.ok) throw new Error(installed.reason);
	const keys = await db().secretVote.findUniqueOrThrow({ where: { voteId } });
	return { voteId, slug, phaseId: phases[0]?.id ?? "", roll: installed.value.roll, residents, bureau, keys };
};

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
