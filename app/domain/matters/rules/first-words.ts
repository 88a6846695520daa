/** A subject, in signs. */
const LENGTH = 80;

/** What stands for the subject of a message of a channel that has none: its first line, cut at a word. */
export const firstWords = (text: string): string => {
	const [line = ""] = text.trim().split("\n");
	if (line.length <= LENGTH) return line;
	return `${line.slice(0, LENGTH - 1).replace(/\s+\S*$/, "")}…`;
};
