type Match = { id: string; data: unknown };

const cityNameIn = (matches: readonly (Match | undefined)[]): string | undefined => {
	const root = matches.find((match) => match?.id === "root")?.data as { city?: { name?: string } } | undefined;
	return root?.city?.name;
};

/** «Vos propositions – Rivemont». */
export const pageTitle = (title: string | undefined, city: string | undefined) =>
	[title, city].filter(Boolean).join(" – ");

/**
 * What a page is called in the browser, «Vos propositions – Rivemont», and what search engines say of it:
 * `export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title)`.
 */
export const pageMeta = (matches: readonly (Match | undefined)[], title: string | undefined, description?: string) => {
	return [
		{ title: pageTitle(title, cityNameIn(matches)) },
		...(description ? [{ name: "description", content: description }] : []),
	];
};
