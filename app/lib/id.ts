let sequence = 0;

/**
 * A time-ordered identifier (RFC 9562 UUID version 7, its method 1: a counter orders those of one millisecond)
 * for a row made at `now`.
 */
export const newId = (now: Date): string => {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	new DataView(bytes.buffer).setUint32(0, Math.floor(now.getTime() / 0x10000));
	new DataView(bytes.buffer).setUint16(4, now.getTime() % 0x10000);
	sequence = (sequence + 1) % 0x1000;
	new DataView(bytes.buffer).setUint16(6, 0x7000 | sequence);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside may be looked up as an identifier. */
export const isId = (text: string | undefined): text is string => text !== undefined && UUID.test(text);
