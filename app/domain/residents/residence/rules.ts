/** No 0, 1, I, L, O, U: the code is copied from paper by hand. */
export const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 30^8 values: five tries at one of them is no guess. */
export const CODE_LENGTH = 8;

export const MOST_TRIES = 5;

/** How long a letter's code, or a document sent, may wait. */
export const WAITS_DAYS = 30;

/** A code as it is compared: capitals, without the spaces and hyphens people add. */
export const foldedCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** «ABCD-EFGH»: as it is printed. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

const kinds: [number[], string, string][] = [
	[[0x25, 0x50, 0x44, 0x46], "pdf", "application/pdf"],
	[[0xff, 0xd8, 0xff], "jpg", "image/jpeg"],
	[[0x89, 0x50, 0x4e, 0x47], "png", "image/png"],
];

/** What a document is, by its first bytes and not by its name; null when it is neither PDF, JPEG nor PNG. */
export const documentType = (bytes: Uint8Array): string | null =>
	kinds.find(([magic]) => magic.every((byte, index) => bytes[index] === byte))?.[2] ?? null;
