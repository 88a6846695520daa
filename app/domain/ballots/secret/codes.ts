import sodium from "libsodium-wrappers";

/** Crockford's base 32: no letter that looks like a digit. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Bytes that tell a mistyped code from a right one. */
const CHECK = 4;

const checkOf = (bytes: Uint8Array) => sodium.crypto_generichash(16, bytes, null).slice(0, CHECK);

/** A secret as a text that can be read aloud, printed and typed: five characters a group, the last ones check the others. */
export const writeCode = async (secret: Uint8Array): Promise<string> => {
	await sodium.ready;
	let [value, bits, text] = [0, 0, ""];
	for (const byte of [...secret, ...checkOf(secret)]) {
		value = (value << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			text += LETTERS[(value >> bits) & 31];
			value &= (1 << bits) - 1;
		}
	}
	if (bits > 0) text += LETTERS[(value << (5 - bits)) & 31];
	return text.match(/.{1,5}/g)?.join("-") ?? "";
};

/** The secret of a typed code, whatever its case, spaces and look-alike letters; null when it is mistyped. */
export const readCode = async (typed: string, length: number): Promise<Uint8Array<ArrayBuffer> | null> => {
	await sodium.ready;
	const text = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
	if (text.length !== Math.ceil(((length + CHECK) * 8) / 5)) return null;
	let [value, bits] = [0, 0];
	const bytes: number[] = [];
	for (const letter of text) {
		const digit = LETTERS.indexOf(letter);
		if (digit < 0) return null;
		value = (value << 5) | digit;
		bits += 5;
		if (bits < 8) continue;
		bits -= 8;
		bytes.push((value >> bits) & 255);
		value &= (1 << bits) - 1;
	}
	const secret = Uint8Array.from(bytes.slice(0, length));
	const check = Uint8Array.from(bytes.slice(length, length + CHECK));
	return value === 0 && sodium.memcmp(checkOf(secret), check) ? secret : null;
};
