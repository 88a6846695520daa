import { z } from "zod";

/** The messages of Belenios 2 that are read here (its specification, section 4). Group elements are decimal texts. */
const big = z
	.string()
	.regex(/^\d{1,700}$/)
	.transform((text) => BigInt(text));
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const proofSchema = z.object({ challenge: big, response: big });
export type Proof = z.infer<typeof proofSchema>;

const cipherSchema = z.object({ alpha: big, beta: big });
export type Cipher = z.infer<typeof cipherSchema>;

export const setupSchema = z.object({ election: hash, trustees: hash, credentials: hash });

const questionSchema = z.object({
	question: z.string(),
	answers: z.array(z.string()).min(1),
	min: z.number().int().min(0),
	max: z.number().int().min(0),
	blank: z.boolean().default(false),
});
export type BeleniosQuestion = z.infer<typeof questionSchema>;

export const electionSchema = z.object({
	version: z.literal(1),
	name: z.string(),
	group: z.string(),
	public_key: big,
	questions: z.array(questionSchema).min(1),
	uuid: z.string(),
});
export type BeleniosElection = z.infer<typeof electionSchema>;

/** Trustees who must all decrypt («Single»); thresholds («Pedersen») are not read here. */
export const trusteesSchema = z
	.array(z.tuple([z.literal("Single"), z.object({ pok: proofSchema, public_key: big })]))
	.min(1);

/** Public credentials, all of weight one. */
export const credentialsSchema = z.array(z.string().regex(/^\d+$/));

const answerSchema = z.object({
	choices: z.array(cipherSchema).min(1),
	individual_proofs: z.array(z.array(proofSchema)),
	overall_proof: z.array(proofSchema),
	blank_proof: z.array(proofSchema).optional(),
});
export type Answer = z.infer<typeof answerSchema>;

export const ballotSchema = z.object({
	election_uuid: z.string(),
	election_hash: z.string(),
	credential: z.string(),
	answers: z.array(answerSchema),
	signature: z.object({ hash: z.string(), proof: proofSchema }),
});
export type BeleniosBallot = z.infer<typeof ballotSchema>;

export const tallySchema = z.object({ num_tallied: z.number().int(), encrypted_tally: hash });
export const cipherTableSchema = z.array(z.array(cipherSchema));

export const decryptionSchema = z.object({ owner: z.number().int(), payload: hash });
export const factorsSchema = z.object({
	decryption_factors: z.array(z.array(big)),
	decryption_proofs: z.array(z.array(proofSchema)),
});

const small = z.union([z.number().int().min(0), z.string().regex(/^\d{1,15}$/)]).transform(Number);
export const resultSchema = z.object({ result: z.array(z.array(small)) });
