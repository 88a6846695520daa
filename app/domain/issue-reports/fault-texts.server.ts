import type { Town } from "~/domain/directory/queries/towns.server";
import type { Language } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";
import type { FormFault } from "./submit-report.server";

const elsewhere = (t: Translate, town: Town | null): string => {
	if (!town) return t("issue-reports:refusals.outside-the-city");
	return town.url
		? t("issue-reports:errors.place.townUrl", { town: town.name, url: town.url })
		: t("issue-reports:errors.place.town", { town: town.name });
};

const textOf = (t: Translate, language: Language, fault: FormFault): string => {
	if (fault.why === "place-missing") return t("issue-reports:errors.place.missing");
	if (fault.why === "place-unknown") return t("issue-reports:errors.place.unknown");
	if (fault.why === "answer") return fault.stop?.[language] ?? t(`issue-reports:errors.answers.${fault.fault}`);
	if (fault.why !== "place") return t(`issue-reports:refusals.${fault.why}`);
	if (fault.fault.kind === "elsewhere") return elsewhere(t, fault.fault.town);
	return t(`issue-reports:errors.place.${fault.fault.kind}`);
};

/** What is wrong with a report, in the person's words: a field of the form → its sentences. */
export const faultTexts = (t: Translate, language: Language, faults: FormFault[]): Record<string, string[]> => {
	const texts: Record<string, string[]> = {};
	for (const fault of faults) texts[fault.field] = [...(texts[fault.field] ?? []), textOf(t, language, fault)];
	return texts;
};
