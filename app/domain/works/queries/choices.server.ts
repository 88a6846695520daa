import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { questionsSchema } from "~/domain/issue-reports/schema";
import type { Language } from "~/i18n/languages";
import type { Context } from "~/server/context.server";
import type { WhenNames } from "../ui/RuleWhen";
import { listPromises } from "./promises.server";

/** What a rule may ask for, named in the reader's language: branches and leaves, districts, answers to questions. */
export const listChoices = async (context: Context, language: Language): Promise<WhenNames> => {
	const [branches, leaves, areas] = await Promise.all([
		listCategories(context),
		listPromises(context),
		listAreaNames(context),
	]);
	const nameOf = ({ nameFr, nameEn }: { nameFr: string; nameEn: string }) => (language === "en" ? nameEn : nameFr);
	const categories = branches.flatMap((branch) => [
		{ code: branch.code, name: nameOf(branch) },
		...branch.children
			.filter(({ code }) => code !== branch.code)
			.map((leaf) => ({ code: leaf.code, name: `${nameOf(branch)} – ${nameOf(leaf)}` })),
	]);
	const answers = leaves.flatMap((leaf) => {
		const questions = questionsSchema.safeParse(leaf.questions);
		return (questions.success ? questions.data : []).flatMap(({ code, label, options }) =>
			options.map((option) => ({
				value: `${code}=${option.key}`,
				label: `${nameOf(leaf)} – ${label[language]} ${option.label[language]}`,
			})),
		);
	});
	return { categories, areas, answers };
};
