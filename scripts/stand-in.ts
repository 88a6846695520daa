// A stand-in of FranceConnect, FranceConnect+ or ProConnect as a process of its own, for the tests: never in a real city.
// PARVIS_STAND_IN holds its settings as JSON; it writes the address of its issuer on its first line of output.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { standInProvider } from "../app/server/stand-in/provider.server";

const settings = JSON.parse(process.env.PARVIS_STAND_IN ?? "{}");

let handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;

const server = createServer((request, response) => {
	if (!request.url?.startsWith("/api/v2") || !handle) return response.writeHead(404).end();
	Object.assign(request, { originalUrl: request.url });
	request.url = request.url.slice("/api/v2".length) || "/";
	return handle(request, response);
});

server.listen(settings.port ?? 0, "127.0.0.1", () => {
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
	handle = standInProvider({ ...settings, issuer });
	process.stdout.write(`${issuer}\n`);
});

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
