import { crc32, inflateRawSync } from "node:zlib";

/** The entries of an archive, by name, read from its directory as any program does; throws on a wrong sum. */
export const unzip = (bytes: Uint8Array): Map<string, Buffer> => {
	const all = Buffer.from(bytes);
	const end = all.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	const count = all.readUInt16LE(end + 10);
	let at = all.readUInt32LE(end + 16);
	const entries = new Map<string, Buffer>();
	for (let read = 0; read < count; read += 1) {
		const [sum, packed, named] = [all.readUInt32LE(at + 16), all.readUInt32LE(at + 20), all.readUInt16LE(at + 28)];
		const name = all.toString("utf8", at + 46, at + 46 + named);
		const local = all.readUInt32LE(at + 42);
		const start = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
		const body = all.subarray(start, start + packed);
		const content = all.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body);
		if (crc32(content) !== sum) throw new Error(`${name} is damaged`);
		entries.set(name, content);
		at += 46 + named + all.readUInt16LE(at + 30) + all.readUInt16LE(at + 32);
	}
	return entries;
};
