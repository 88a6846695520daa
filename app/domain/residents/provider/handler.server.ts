import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "~/server/env.server";
import { openIdProvider } from "./provider.server";

/** The provider as a piece of the web server: its addresses are always those of PUBLIC_URL, whatever stands in front. */
export const handleOpenId = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
	const { host, protocol } = new URL(env().PUBLIC_URL);
	request.headers.host = host;
	request.headers["x-forwarded-host"] = host;
	request.headers["x-forwarded-proto"] = protocol.replace(":", "");
	const provider = await openIdProvider();
	await provider.callback()(request, response);
};
