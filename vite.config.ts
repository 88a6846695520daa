import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import options from "./remix.config.js";

declare module "@remix-run/node" {
	interface Future {
		v3_singleFetch: true;
	}
}

/** Compresses the files of the browser once, as small as can be: better for one bar of network than what a server does on the way. */
const compressed: Plugin = {
	name: "parvis-compressed",
	apply: (_, { isSsrBuild }) => !isSsrBuild,
	closeBundle() {
		const folder = "build/client";
		for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
			if (!/\.(?:js|css|svg|json|webmanifest)$/.test(name)) continue;
			const text = readFileSync(join(folder, name));
			if (text.length < 1024) continue;
			writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
			writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
		}
	},
};

export default defineConfig({
	plugins: [tailwindcss(), remix(options), compressed],
	resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
	server: { hmr: { port: 24678 } },
});
