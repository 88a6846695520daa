// The web process: Remix, the job worker, and a stop that lets both finish.
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import type { ViteDevServer } from "vite";
import { env, isDemonstration } from "../app/server/env.server";
import { webServer } from "../app/server/express.server";
import { demonstrationProviders } from "../app/server/stand-in/demonstration.server";
import { demoLibrary } from "./demo-library";

type Entry = Pick<
	typeof import("../app/entry.server"),
	"startWorker" | "disconnect" | "isHealthy" | "handleMap" | "handleOpenId" | "closeStreams"
>;
type Build = ServerBuild & { entry: { module: Entry } };

/** How long requests under way may take to finish once a stop is asked, in milliseconds. */
const STOP_LIMIT = 20_000;

/** The built product, or with --dev the sources through Vite, read again at each change. */
const load = async () => {
	if (!process.argv.includes("--dev")) {
		const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as Build;
		return { build, entry: build.entry.module, vite: null };
	}
	const { createServer } = await import("vite");
	const vite: ViteDevServer = await createServer({ server: { middlewareMode: true } });
	const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<Build>;
	return { build, entry: (await build()).entry.module, vite };
};

const { build, entry, vite } = await load();
const { startWorker, disconnect, isHealthy, handleMap, handleOpenId, closeStreams } = entry;
const worker = env().WORKER ? await startWorker() : null;
const app = express();
if (vite) app.use(vite.middlewares);
const library = isDemonstration() ? demoLibrary() : null;
if (library) app.use("/mediatheque", (request, response, next) => void library.pass(request, response).catch(next));
if (isDemonstration()) app.use("/demo", demonstrationProviders());
app.use(webServer(build, { isHealthy, handleMap, handleOpenId }));
const server = app.listen(env().PORT, env().HOST);

server.once("listening", () => {
	const { port } = server.address() as AddressInfo;
	library?.open(port);
	process.send?.({ listening: port });
});
server.once("error", (error: NodeJS.ErrnoException) => {
	process.send?.({ failed: error.code ?? error.message });
	process.exit(1);
});

let stopping = false;
const stop = async () => {
	if (stopping) return;
	stopping = true;
	setTimeout(() => process.exit(1), STOP_LIMIT).unref();
	await closeStreams();
	const closed = new Promise((answer) => server.close(answer));
	library?.stop();
	server.closeIdleConnections();
	await Promise.all([closed, worker?.stop(), vite?.close()]);
	await disconnect();
	process.exit(0);
};

process.on("SIGINT", stop);
process.on("SIGTERM", stop);
// The parent died without a word (kill -9): nobody would stop us, so we stop.
process.on("disconnect", stop);
