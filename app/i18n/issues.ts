import type { z } from "zod";
import type { Translate } from "./namespaces";

type Issue = z.core.$ZodRawIssue;

const sized = (
	t: Translate,
	issue: { minimum?: unknown; maximum?: unknown; origin?: string },
	bound: "tooSmall" | "tooBig",
) => {
	const count = Number(issue.minimum ?? issue.maximum);
	if (issue.origin === "string" && bound === "tooSmall" && count === 1) return t("issues.required");
	const kind =
		issue.origin === "string" ? "text" : issue.origin === "array" || issue.origin === "set" ? "list" : "number";
	return t(`issues.${bound}.${kind}`, { count });
};

/** One sentence for a fault in a form, in the reader's language. A schema's own message is a key of the translations. */
export const issueText = (t: Translate, issue: Issue): string => {
	const own = (issue as { params?: { key?: string } }).params?.key ?? issue.message;
	if (own) return t(own as "issues.invalid");
	if (issue.code === "too_small" || issue.code === "too_big") {
		return sized(t, issue as never, issue.code === "too_small" ? "tooSmall" : "tooBig");
	}
	if (issue.code === "invalid_type" && issue.input === undefined) return t("issues.required");
	if (issue.code === "invalid_format") return t(issue.format === "email" ? "issues.email" : "issues.format");
	if (issue.code === "invalid_value" && issue.input === undefined) return t("issues.choose");
	return t("issues.invalid");
};
