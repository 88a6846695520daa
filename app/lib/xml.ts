/** Characters XML 1.0 cannot hold, even escaped (section 2.2), and halves of pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/** A text as XML holds it, in an element or between double quotes; forbidden characters become U+FFFD. */
export const escapeXml = (text: string): string =>
	text.replace(FORBIDDEN, "\uFFFD").replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
