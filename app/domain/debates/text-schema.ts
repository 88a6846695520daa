import { z } from "zod";
import { cutText, PASSAGE_MOST, PASSAGES_MOST, TEXT_MOST } from "./text";

/** The text of a phase as its editor sends it. `version`: the one that was read, 0 for none. */
export const textSchema = z.object({
	version: z.number().int().min(0),
	text: z
		.string()
		.max(TEXT_MOST)
		.refine((text) => cutText(text).length > 0, "debates:errors.noText")
		.refine((text) => cutText(text).length <= PASSAGES_MOST, "debates:errors.tooManyPassages")
		.refine((text) => cutText(text).every(({ body }) => body.length <= PASSAGE_MOST), "debates:errors.passageTooLong"),
	note: z.string().trim().max(1_000).default(""),
});
