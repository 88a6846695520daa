import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Behaviour = "accept" | "refuse" | "fail" | "accept-then-fail" | "hang-up" | "credentials" | "quota";

type Accepted = { id: string; to: string; text: string; key: string };

const bodyOf = async (request: IncomingMessage) => {
	let text = "";
	for await (const chunk of request) text += chunk;
	return text;
};

/** What a gateway is asked, in either dialect. */
const read = (request: IncomingMessage, body: string) => {
	if (request.url?.endsWith("/jobs")) {
		const { receivers, message, tag } = JSON.parse(body) as { receivers: string[]; message: string; tag: string };
		return { to: receivers[0] ?? "", text: message, key: tag };
	}
	const fields = new URLSearchParams(body);
	const key = String(request.headers["idempotency-key"] ?? "");
	return { to: fields.get("To") ?? "", text: fields.get("Body") ?? "", key };
};

const STATUS: Partial<Record<Behaviour, number>> = { fail: 503, "accept-then-fail": 500, credentials: 401, quota: 429 };

/**
 * A stand-in SMS gateway on a free port that speaks as OVH and as Twilio do, knows idempotency keys, and behaves as told,
 * sending after sending (`next`), else accepts.
 */
export const anSmsGateway = async () => {
	const accepted: Accepted[] = [];
	const next: Behaviour[] = [];
	let count = 0;
	const take = (asked: Omit<Accepted, "id">): Accepted => {
		const known = accepted.find(({ key }) => key !== "" && key === asked.key);
		if (known) return known;
		count += 1;
		const one = { id: `SM${count}`, ...asked };
		accepted.push(one);
		return one;
	};
	const server = createServer(async (request, response) => {
		const asked = read(request, await bodyOf(request));
		const behaviour = next.shift() ?? "accept";
		const isOvh = request.url?.endsWith("/jobs");
		const say = (status: number, body: object) =>
			response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
		if (behaviour === "hang-up") return request.socket.destroy();
		if (behaviour === "refuse")
			return isOvh ? say(200, { ids: [], invalidReceivers: [asked.to] }) : say(400, { code: 21211 });
		if (behaviour === "accept-then-fail") take(asked);
		const status = STATUS[behaviour];
		if (status) return say(status, {});
		const { id } = take(asked);
		return isOvh ? say(200, { ids: [id], invalidReceivers: [] }) : say(201, { sid: id });
	});
	await new Promise<void>((answer) => server.listen(0, "127.0.0.1", () => answer()));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		accepted,
		next,
		stop: () =>
			new Promise<void>((answer) => {
				server.close(() => answer());
				server.closeAllConnections();
			}),
	};
};
