import { randomUUID } from "node:crypto";
import { createRequestHandler, type RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import sirv from "sirv";
import type { Actor } from "~/lib/actor";
import { orderlyLine } from "./crowd.server";
import { env } from "./env.server";
import { log } from "./log.server";
import { isForeign, securityHeaders } from "./security.server";
import { slicesOf } from "./slices.server";
import { tilesFile } from "./tiles.server";

declare module "@remix-run/node" {
	interface AppLoadContext {
		requestId: string;
		/** The visitor's address, as far as the trusted proxies tell it. For throttling, never logged. */
		ip: string;
		/** Cookies that the session check wants to send back. */
		cookies: string[];
		/** The visitor, found once for all the loaders of one request (see accounts/context.server.ts). */
		visit?: Promise<{ actor: Actor; waiting: { accountId: string; token: string; stage: string } | null; now: Date }>;
	}
}

type Started = Response<unknown, { requestId: string; remix: { visit?: Promise<{ actor: Actor }> } | undefined }>;

const withRequestId = (_: Request, response: Response, next: NextFunction) => {
	response.locals.requestId = randomUUID();
	response.setHeader("X-Request-Id", response.locals.requestId);
	response.set(securityHeaders());
	next();
};

/** Where sealed ballots are dropped: a line with its hour could be matched with another line. */
const UNLOGGED = "/box/";

/** One line per request: no name, no address, no search text. */
const logged = (request: Request, response: Response, next: NextFunction) => {
	if (request.path.startsWith(UNLOGGED)) return next();
	const start = performance.now();
	response.on("finish", () => {
		const { requestId } = (response as Started).locals;
		const duration = Math.round(performance.now() - start);
		log.info(
			{ requestId, method: request.method, path: request.path, status: response.statusCode, ms: duration },
			"request",
		);
	});
	next();
};

const refuseForeign = (request: Request, response: Response, next: NextFunction) => {
	const { origin, host } = request.headers;
	const foreign = isForeign({ method: request.method, host, origin, fetchSite: request.get("sec-fetch-site") });
	// Machines, and the OpenID provider, which checks its own forms.
	if (foreign && !/^\/(?:open311|openid)\//.test(request.path)) {
		response
			.status(403)
			.type("text/plain; charset=utf-8")
			.send("Cette demande vient d’un autre site. / This request comes from another site.");
		return;
	}
	// From a page that sends no referrer (its address holds a secret): judged above, and Remix knows no origin «null».
	if (origin === "null") delete request.headers.origin;
	next();
};

/** What the build made for browsers: kept a year where its name tells its content, an hour elsewhere. */
const builtFiles = (dev: boolean) =>
	sirv("build/client", {
		dev,
		gzip: true,
		brotli: true,
		etag: true,
		extensions: [],
		setHeaders: (response, path) =>
			response.setHeader(
				"Cache-Control",
				path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
			),
	});

/** Remix on the slice of the product that may answer; the whole of it where the sources are read again at each change. */
const answer = (build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler => {
	const handler = (part: typeof build) =>
		createRequestHandler({
			build: part,
			mode: env().NODE_ENV,
			getLoadContext: (request, response) => ({
				requestId: response.locals.requestId,
				ip: request.ip ?? "",
				cookies: [],
			}),
		});
	if (typeof build === "function") return handler(build);
	const sliceOf = slicesOf(build);
	const handlers = new Map<ServerBuild, RequestHandler>();
	return (request, response, next) => {
		const slice = sliceOf(request.path);
		const own = handlers.get(slice) ?? handler(slice);
		handlers.set(slice, own);
		return own(request, response, next);
	};
};

/** What answers without the framework. */
type Doors = {
	isHealthy: () => Promise<boolean>;
	handleMap: (request: Request, response: Response) => Promise<void>;
	handleOpenId: (request: Request, response: Response) => Promise<void>;
};

/** The web server around Remix: files of the build, headers, foreign forms refused, health, one log line a request. */
export const webServer = (
	build: ServerBuild | (() => Promise<ServerBuild>),
	{ isHealthy, handleMap, handleOpenId }: Doors,
): Express => {
	const app = express();
	app.disable("x-powered-by");
	app.set("trust proxy", env().TRUSTED_PROXIES);
	app.use(withRequestId);
	app.use(compression());
	app.use(builtFiles(typeof build === "function"));
	app.get("/map/tiles.pmtiles", (_, response, next) => {
		const file = tilesFile();
		if (!file) return next();
		// Read piece by piece (Range); never compressed on the way, or the pieces would not fit.
		response.set("Cache-Control", "public, max-age=86400, no-transform").type("application/vnd.pmtiles");
		response.sendFile(file, { acceptRanges: true, cacheControl: false }, (fault) => fault && next());
	});
	app.get("/health", async (_, response) => {
		const healthy = await isHealthy();
		response.status(healthy ? 200 : 503).json({ healthy });
	});
	app.use(logged);
	app.use(refuseForeign);
	app.get("/reports/map.json", (request, response, next) => {
		handleMap(request, response).catch(next);
	});
	app.use("/openid", (request, response, next) => {
		handleOpenId(request, response).catch(next);
	});
	app.use(orderlyLine());
	app.all("*", answer(build));
	return app;
};
