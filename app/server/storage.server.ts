import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "./env.server";

/** Where files live. A key is made here, never by a user. */
export type Storage = {
	put: (bytes: Uint8Array, extension: string) => Promise<string>;
	/** Writes under a key chosen by our own code: `img/<2 hex>/<62 hex>-<size>.<extension>`. */
	write: (key: string, bytes: Uint8Array) => Promise<void>;
	get: (key: string) => Promise<Uint8Array<ArrayBuffer> | null>;
	remove: (key: string) => Promise<void>;
};

const KEY = /^(?:img\/)?[0-9a-f]{2}\/[0-9a-f]{62}(?:-\d{1,4})?\.[a-z0-9]{2,5}$/;

const writeWhole = async (path: string, bytes: Uint8Array) => {
	await mkdir(dirname(path), { recursive: true });
	const partial = `${path}.${randomUUID()}.part`;
	await writeFile(partial, bytes);
	await rename(partial, path);
};

/** A local folder. The key of `put` is the content's hash: the same file twice is stored once. */
export const localStorage = (folder: string): Storage => ({
	put: async (bytes, extension) => {
		const hash = createHash("sha256").update(bytes).digest("hex");
		const key = `${hash.slice(0, 2)}/${hash.slice(2)}.${extension}`;
		await writeWhole(join(folder, key), bytes);
		return key;
	},
	write: async (key, bytes) => {
		if (!KEY.test(key)) throw new Error(`not a storage key: ${key}`);
		await writeWhole(join(folder, key), bytes);
	},
	get: async (key) =>
		KEY.test(key)
			? readFile(join(folder, key)).then(
					(bytes) => new Uint8Array(bytes),
					() => null,
				)
			: null,
	remove: async (key) => {
		if (KEY.test(key)) await rm(join(folder, key), { force: true });
	},
});

export const storage = () => localStorage(env().STORAGE_DIR);
