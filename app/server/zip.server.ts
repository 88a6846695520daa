import { crc32 } from "node:zlib";

type Entry = { name: Buffer; bytes: Buffer; sum: number; offset: number };

/** 1 January 1980: an archive of the same files has the same bytes, whenever it is made. */
const DATE = 0x21;

/** UTF-8 names. */
const FLAGS = 0x0800;

const localHeader = ({ name, bytes, sum }: Entry): Buffer => {
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50, 0);
	header.writeUInt16LE(20, 4);
	header.writeUInt16LE(FLAGS, 6);
	header.writeUInt16LE(DATE, 12);
	header.writeUInt32LE(sum, 14);
	header.writeUInt32LE(bytes.length, 18);
	header.writeUInt32LE(bytes.length, 22);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, name, bytes]);
};

const centralHeader = ({ name, bytes, sum, offset }: Entry): Buffer => {
	const header = Buffer.alloc(46);
	header.writeUInt32LE(0x02014b50, 0);
	header.writeUInt16LE(20, 4);
	header.writeUInt16LE(20, 6);
	header.writeUInt16LE(FLAGS, 8);
	header.writeUInt16LE(DATE, 14);
	header.writeUInt32LE(sum, 16);
	header.writeUInt32LE(bytes.length, 20);
	header.writeUInt32LE(bytes.length, 24);
	header.writeUInt16LE(name.length, 28);
	header.writeUInt32LE(offset, 42);
	return Buffer.concat([header, name]);
};

/** A ZIP archive of texts and files, stored as they are (PKWARE APPNOTE 6.3: what every system opens). File name → content. */
export const zip = (files: Record<string, string | Uint8Array>): Buffer => {
	let offset = 0;
	const locals: Buffer[] = [];
	const entries = Object.entries(files).map(([name, text]) => {
		const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(text);
		const entry = { name: Buffer.from(name), bytes, sum: crc32(bytes), offset };
		const local = localHeader(entry);
		locals.push(local);
		offset += local.length;
		return entry;
	});
	const central = Buffer.concat(entries.map(centralHeader));
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, central, end]);
};
