import { z } from "zod";
import { outcomes, topics } from "../schema";

/** One act of a macro: data, never code. */
const stepSchema = z.discriminatedUnion("do", [
	z.object({ do: z.literal("write"), text: z.string().min(1).max(2_000) }),
	z.object({ do: z.literal("insert"), answer: z.string().min(1).max(120) }),
	z.object({ do: z.literal("route"), topic: z.enum(topics) }),
	z.object({ do: z.literal("assign"), to: z.enum(["me", "nobody"]) }),
	z.object({ do: z.literal("urgent") }),
	z.object({ do: z.literal("note"), text: z.string().min(1).max(1_000) }),
	z.object({ do: z.literal("outcome"), outcome: z.enum(outcomes) }),
]);

export const stepsSchema = z.array(stepSchema).min(1).max(12);

export type Step = z.infer<typeof stepSchema>;

/** What running a macro would do, said before anything is done. */
export type Rehearsal = {
	/** What the answer would say. */
	text: string;
	/** The canonical answer given, if one is. */
	answer: string | null;
	outcome: (typeof outcomes)[number] | null;
	effects: Exclude<Step, { do: "write" | "insert" | "outcome" }>[];
	/** Answers named by the macro that exist no more. */
	missing: string[];
};

/** A dry run: the text and the effects, in order. `bodies` are the answers in force, by slug. Changes nothing. */
export const rehearse = (steps: Step[], bodies: Record<string, string>): Rehearsal => {
	const result: Rehearsal = { text: "", answer: null, outcome: null, effects: [], missing: [] };
	const parts: string[] = [];
	for (const step of steps) {
		if (step.do === "write") parts.push(step.text);
		else if (step.do === "outcome") result.outcome = step.outcome;
		else if (step.do !== "insert") result.effects.push(step);
		else if (Object.hasOwn(bodies, step.answer)) {
			parts.push(bodies[step.answer] ?? "");
			result.answer = step.answer;
		} else result.missing.push(step.answer);
	}
	return { ...result, text: parts.join("\n\n") };
};
