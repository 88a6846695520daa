import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "./env.server";

/** Where files live. A key is made here, never by a user. */
export type Storage = {
	put: (bytes: Uint8Array, extension: string) => Promise<string>;
	get: (key: string) => Promise<Uint8Array<ArrayBuffer> | null>;
	remove: (key: string) => Promise<void>;
};

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{62}\.[a-z0-9]{2,5}$/;

/** A local folder. The key is the content's hash: the same file twice is stored once. */
export const localStorage = (folder: string): Storage => ({
	put: async (bytes, extension) => {
		const hash = createHash("sha256").update(bytes).digest("hex");
		const key = `${hash.slice(0, 2)}/${hash.slice(2)}.${extension}`;
		const path = join(folder, key);
		await mkdir(dirname(path), { recursive: true });
		const partial = `${path}.${process.pid}.${Date.now()}.part`;
		await writeFile(partial, bytes);
		await rename(partial, path);
		return key;
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
