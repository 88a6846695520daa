/** Without accents and capitals, as words of at least three letters. */
const wordsOf = (text: string): string[] =>
	text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length >= 3);

/** Said of anything, and so of nothing. */
const EMPTY = new Set(
	"les des une aux sur pas est sont par pour avec dans depuis chez tres tout toute tous toutes mon notre devant cote rue place abime abimee casse cassee the and for are was has near street broken not".split(
		" ",
	),
);

/** Two words meet when the shorter, without a plural, begins the longer: «poubelles», «poubelle»; «lampe», «lampadaire» do not. */
const meet = (one: string, other: string): boolean => {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	const stem = short.replace(/[sx]$/, "");
	return stem.length >= 3 && long.startsWith(stem) && long.length - stem.length <= 3;
};

export type Suggestible = { id: string; nameFr: string; nameEn: string; keywords: string };

/**
 * The categories a text speaks of, best first, at most `limit`: each word of the text counts once, more when it is in the
 * category's name than among residents' words for it.
 */
export const suggestCategories = <Category extends Suggestible>(
	categories: Category[],
	text: string,
	limit = 3,
): Category[] => {
	const said = [...new Set(wordsOf(text))].filter((word) => !EMPTY.has(word)).slice(0, 200);
	return categories
		.map((category) => {
			const names = wordsOf(`${category.nameFr} ${category.nameEn}`).filter((word) => !EMPTY.has(word));
			const keywords = wordsOf(category.keywords);
			const score = said.reduce((sum, word) => {
				if (names.some((name) => meet(word, name))) return sum + 2;
				return keywords.some((keyword) => meet(word, keyword)) ? sum + 1.5 : sum;
			}, 0);
			return { category, score };
		})
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.slice(0, limit)
		.map(({ category }) => category);
};

/** The categories whose name or words begin like each word searched: for the search box, in the city's order. */
export const searchCategories = <Category extends Suggestible>(categories: Category[], search: string): Category[] => {
	const said = wordsOf(search);
	if (said.length === 0) return categories;
	return categories.filter(({ nameFr, nameEn, keywords }) => {
		const known = wordsOf(`${nameFr} ${nameEn} ${keywords}`);
		return said.every((word) => known.some((one) => one.startsWith(word) || meet(one, word)));
	});
};
