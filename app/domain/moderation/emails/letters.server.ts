import type { Letter } from "~/domain/channels/rules";
import type { Translate } from "~/i18n/namespaces";
import type { RuleKey } from "../schema";

const EXCERPT = 300;

const excerpt = (text: string) => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/\s+\S*$/, "")}…`);

type Decided = {
	name: string;
	caseId: string;
	text: string;
	to: string;
	outcome: "kept" | "hidden";
	rule: RuleKey | null;
	explanation: string;
};

/** What was decided about one's own words, under which rule, and where to ask for a second look. Names no moderator. */
export const decisionLetter = (
	t: Translate,
	{ name, caseId, text, to, outcome, rule, explanation }: Decided,
): Letter => {
	if (outcome === "kept")
		return {
			subject: t("moderation:letters.published.subject"),
			parts: [
				t("moderation:letters.hello", { name }),
				t("moderation:letters.published.text"),
				{ quote: excerpt(text) },
				{ link: to, label: t("moderation:letters.published.link") },
			],
		};
	return {
		subject: t("moderation:letters.hidden.subject"),
		parts: [
			t("moderation:letters.hello", { name }),
			t("moderation:letters.hidden.text"),
			{ quote: excerpt(text) },
			...(rule ? [t("moderation:letters.hidden.rule", { rule: t(`moderation:rules.${rule}.name`) })] : []),
			{ quote: explanation },
			t("moderation:letters.hidden.appeal"),
			{ link: `/me/moderation/${caseId}`, label: t("moderation:letters.hidden.link") },
		],
	};
};

type Appealed = { name: string; text: string; to: string; outcome: "upheld" | "overturned"; answer: string };

/** What the second moderator decided. */
export const appealLetter = (t: Translate, { name, text, to, outcome, answer }: Appealed): Letter => ({
	subject: t(`moderation:letters.${outcome}.subject`),
	parts: [
		t("moderation:letters.hello", { name }),
		t(`moderation:letters.${outcome}.text`),
		{ quote: excerpt(text) },
		{ quote: answer },
		...(outcome === "overturned" ? [{ link: to, label: t("moderation:letters.published.link") }] : []),
	],
});
