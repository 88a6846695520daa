/** The default alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1), in the order of its table; position 27 is the escape. */
const BASIC =
	"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/** Its extension table (6.2.1.1): an escape and one sign, hence two units. */
const EXTENDED = "\f^{}\\[~]|€";

const basic = new Set([...BASIC].filter((sign) => sign !== "\u001b"));
const extended = new Set(EXTENDED);

/** Units of one message, and of each part of a longer one: the head that joins parts takes six octets. */
const SIZES = { gsm: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } };

export type SmsSize = {
	encoding: "gsm" | "ucs2";
	/** Units used: septets in the GSM alphabet, UTF-16 units else. */
	units: number;
	parts: number;
	/** Units left in the last part. */
	left: number;
	/** Signs that force the short kind of message, each once. */
	outside: string[];
};

const unitsOf = (sign: string, encoding: SmsSize["encoding"]) => {
	if (encoding === "ucs2") return sign.length;
	return extended.has(sign) ? 2 : 1;
};

/** Parts needed when no sign may be cut between two of them. */
const fill = (signs: string[], encoding: SmsSize["encoding"], size: number) => {
	let [parts, used] = [1, 0];
	for (const sign of signs) {
		const units = unitsOf(sign, encoding);
		if (used + units > size) {
			parts += 1;
			used = 0;
		}
		used += units;
	}
	return { parts, left: size - used };
};

/** How a text travels as SMS: alphabet, units, number of parts. One sign outside the GSM alphabet makes the whole text UCS-2. */
export const smsSize = (text: string): SmsSize => {
	const signs = [...text];
	const outside = [...new Set(signs.filter((sign) => !basic.has(sign) && !extended.has(sign)))];
	const encoding = outside.length === 0 ? "gsm" : "ucs2";
	const units = signs.reduce((sum, sign) => sum + unitsOf(sign, encoding), 0);
	const { single, part } = SIZES[encoding];
	const { parts, left } = units <= single ? { parts: 1, left: single - units } : fill(signs, encoding, part);
	return { encoding, units, parts, left, outside };
};

const PLAIN: Record<string, string> = {
	"’": "'",
	"‘": "'",
	"“": '"',
	"”": '"',
	"«": '"',
	"»": '"',
	"–": "-",
	"—": "-",
	"…": "...",
	"\u00a0": " ",
	"\u202f": " ",
	œ: "oe",
	Œ: "OE",
};

/** The text with every sign outside the GSM alphabet replaced by its nearest inside: «ê» by «e», «’» by «'». What has none is left. */
export const toGsm = (text: string): string =>
	[...text.normalize("NFC")]
		.map((sign) => {
			if (basic.has(sign) || extended.has(sign)) return sign;
			const plain = PLAIN[sign] ?? sign.normalize("NFD").replace(/\p{M}/gu, "");
			return plain || sign;
		})
		.join("");
