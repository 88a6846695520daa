import type { Translate } from "~/i18n/namespaces";
import type { Flash } from "~/server/http.server";
import type { ManyDone } from "./commands/act-on-many.server";

/** What an act on several did, in a sentence: how many are done, and why the others are not. */
export const manyDone = (t: Translate, { done, refused }: ManyDone): Flash => {
	const text = t("works:bulk.done", { count: done });
	const [first] = refused;
	if (!first) return { tone: "success", text };
	const why = first === "proof-needed" ? t("works:refusals.proof-needed") : t(`issue-reports:refusals.${first}`);
	return {
		tone: done > 0 ? "success" : "error",
		text: `${text} ${t("works:bulk.refused", { count: refused.length, why })}`,
	};
};
