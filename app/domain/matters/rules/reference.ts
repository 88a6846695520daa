/** No I, L, O, U: a reference is dictated on the phone (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Weights prime to 31, so that one wrong sign or two exchanged ones give another check sign (except 0 for Z). */
const checkSign = (signs: string): string => {
	const sum = [...signs].reduce((sum, sign, index) => sum + ALPHABET.indexOf(sign) * (index + 2), 0);
	return ALPHABET.charAt(sum % 31);
};

/** The reference people read and dictate, made of seven random signs (35 bits) and a check sign: «D-7KQ4-M2PX». */
export const referenceFrom = (random: Uint8Array): string => {
	const signs = Array.from(random.slice(0, 7), (byte) => ALPHABET.charAt(byte % 32)).join("");
	const all = signs.padEnd(7, "0") + checkSign(signs.padEnd(7, "0"));
	return `D-${all.slice(0, 4)}-${all.slice(4)}`;
};

const WRITTEN = /\bD[-\s]?([0-9A-Z]{4})[-\s]?([0-9A-Z]{4})\b/gi;

/** Every reference a text contains, as we write it; look-alikes (O for 0, I or L for 1) are put right, others dropped. */
export const referencesIn = (text: string): string[] => {
	const found = [...text.matchAll(WRITTEN)].map(([, first = "", second = ""]) =>
		(first + second).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1"),
	);
	const right = found.filter(
		(signs) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(signs) && checkSign(signs.slice(0, 7)) === signs[7],
	);
	return [...new Set(right.map((signs) => `D-${signs.slice(0, 4)}-${signs.slice(4)}`))];
};
