import { z } from "zod";
import { proposalSchema } from "./schema";

/** Supports a rejected amendment needs to become a proposal of its own. */
export const PROMOTED_FROM = 3;

/** An amendment as its form sends it: a passage of the text as it stands, another wording, why. */
export const amendmentSchema = z.object({
	version: z.number().int().min(1),
	passage: z.string().trim().min(3).max(3_000),
	replacement: z.string().trim().max(3_000).default(""),
	reason: z.string().trim().min(10).max(1_000),
});

export type AmendmentForm = z.infer<typeof amendmentSchema>;

export const decideAmendmentSchema = z.object({
	outcome: z.enum(["accepted", "rejected"]),
	answer: z.string().trim().min(10).max(2_000),
	isMaterial: z.boolean().default(false),
});

export const promoteSchema = z.object({
	proposalId: z.uuid(),
	title: proposalSchema.shape.title,
	body: proposalSchema.shape.body,
});

/** Line ends as they are stored: browsers send CRLF. */
const plain = (text: string) => text.replace(/\r\n?/g, "\n");

/** The text with the first occurrence of the passage replaced; null when the passage is not in it. */
export const applyAmendment = (body: string, passage: string, replacement: string): string | null => {
	const [text, sought] = [plain(body), plain(passage)];
	const at = text.indexOf(sought);
	if (at < 0) return null;
	return `${text.slice(0, at)}${plain(replacement)}${text.slice(at + sought.length)}`.replace(/\n{3,}/g, "\n\n").trim();
};

/** The passages of a text one may choose: its paragraphs, long ones sentence by sentence. */
export const passagesOf = (body: string): string[] =>
	plain(body)
		.split(/\n+/)
		.flatMap((paragraph) => (paragraph.length <= 300 ? [paragraph] : paragraph.split(/(?<=[.!?…])\s+/)))
		.map((passage) => passage.trim())
		.filter((passage) => passage.length >= 3);
