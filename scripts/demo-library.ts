// The demonstration library beside the city: its own process, reached through the city's address under /mediatheque, so that
// whoever can open the city can try it.
import { type ChildProcess, spawn } from "node:child_process";
import { request as ask } from "node:http";
import type { Request, Response } from "express";
import {
	LIBRARY_CLIENT,
	LIBRARY_PREFILL,
	libraryBase,
	librarySecret,
} from "../app/domain/residents/provider/demonstration.server";
import { env } from "../app/server/env.server";

const start = (port: number): Promise<{ child: ChildProcess; port: number }> =>
	new Promise((answer, fail) => {
		const child = spawn("node", ["scripts/library.mjs"], {
			stdio: ["ignore", "ignore", "inherit", "ipc"],
			env: {
				...process.env,
				ISSUER: `${new URL(env().PUBLIC_URL).origin}/openid`,
				INSIDE: `http://127.0.0.1:${port}`,
				CLIENT_ID: LIBRARY_CLIENT,
				CLIENT_SECRET: librarySecret(),
				PREFILL_CLIENT: LIBRARY_PREFILL,
				BASE: libraryBase(),
				SCOPE: "openid profile email quotient",
				PORT: "0",
			},
		});
		child.once("message", ({ listening }: { listening: number }) => answer({ child, port: listening }));
		child.once("exit", (code) => fail(new Error(`the demonstration library ended (${code})`)));
	});

/** Starts the library once the city listens on `port`; answers what passes requests on, and how to stop it. */
export const demoLibrary = () => {
	let started: ReturnType<typeof start> | undefined;
	const pass = async (request: Request, response: Response) => {
		const { port } = await (started ?? Promise.reject(new Error("the library has not started")));
		const headers = { ...request.headers, host: new URL(env().PUBLIC_URL).host };
		const passed = ask(
			{ port, host: "127.0.0.1", path: request.originalUrl, method: request.method, headers },
			(answer) => {
				response.removeHeader("Content-Security-Policy");
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			},
		);
		passed.once("error", () => response.headersSent || response.status(502).end());
		request.pipe(passed);
	};
	return {
		pass,
		open: (port: number) => {
			started = start(port);
			started.catch(() => undefined);
		},
		stop: () => started?.then(({ child }) => void child.kill()).catch(() => undefined),
	};
};
