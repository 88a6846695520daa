import type { Translate } from "~/i18n/namespaces";

const names = [
	...(["number", "state", "title", "body", "author", "theme", "area", "address", "lat", "lng", "published"] as const),
	"supports",
] as const;

/** Headings of the export of proposals, in the reader's language, in the order of its columns. */
export const exportHeadings = (t: Translate): string[] => names.map((name) => t(`proposals:export.${name}`));
