import { z } from "zod";
import type { AttributeType } from "~/domain/residents/ledger/rules";
import { factSchemas } from "~/domain/residents/schema";
import type { Topic } from "./schema";

/** The code under which the form of a procedure has its contract. */
export const formCode = (slug: string) => `procedure:${slug}`;

/** Dots would nest fields of a form. */
export const factField = (key: string) => `fact_${key.replace(".", "_")}`;

type Asked = {
	key: string;
	type: AttributeType;
	required: boolean;
	crosses: boolean;
	isEditable: boolean;
	value: string | null;
};

/** Typed on the form: what can be corrected there, or is not known yet. The others are reused as they are. */
export const isTyped = ({ crosses, isEditable, value }: Asked) => !crosses && (isEditable || value === null);

/** The schema of a procedure's form: its facts, each by its type, a message, the boxes ticked. */
export const procedureRequestSchema = (facts: Asked[]) =>
	z.object({
		...Object.fromEntries(
			facts.filter(isTyped).map(({ key, type, required }) => {
				const { value } = factSchemas[type].shape;
				return [factField(key), required ? value.refine((text) => text !== "", "residents:errors.required") : value];
			}),
		),
		ticked: z.array(z.string().max(60)).default([]),
		text: z.string().trim().max(4000).default(""),
		nonce: z.uuid(),
	});

const topicOfUnit: Record<string, Topic> = {
	education: "school",
	"petite-enfance": "school",
	"etat-civil": "civil-status",
	mediatheques: "culture",
	sports: "culture",
	voirie: "streets",
	proprete: "cleanliness",
	participation: "participation",
};

/** What a request to this unit is about, for the agents' inbox. */
export const topicFor = (unitCode: string): Topic => topicOfUnit[unitCode] ?? "other";
