/**
 * The options of a ballot in two lists: those it names, filled up to `shown` with the first others; then the rest, to be
 * folded. Each list keeps the order given; nothing is folded for one or two options.
 */
export const ownFirst = <Option extends { id: string }>(
	options: Option[],
	own: readonly string[],
	shown: number,
): [Option[], Option[]] => {
	if (options.length <= shown + 2) return [options, []];
	const named = options.filter(({ id }) => own.includes(id));
	const rest = options.filter(({ id }) => !own.includes(id));
	const filling = Math.max(0, shown - named.length);
	return [[...named, ...rest.slice(0, filling)], rest.slice(filling)];
};
