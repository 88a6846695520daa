import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import options from "./remix.config.js";

declare module "@remix-run/node" {
	interface Future {
		v3_singleFetch: true;
	}
}

export default defineConfig({
	plugins: [tailwindcss(), remix(options)],
	resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
	server: { hmr: { port: 24678 } },
});
