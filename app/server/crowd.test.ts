import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, it } from "vitest";
import { orderlyLine } from "./crowd.server";

it("lets a crowd in four by four, sends away whom the line cannot hold, and lets everything else pass", async () => {
	let [inside, most, sentAway] = [0, 0, 0];
	let open = () => {};
	const opened = new Promise<void>((done) => {
		open = done;
	});
	const app = express();
	app.use(orderlyLine());
	app.all("*", async (request, response) => {
		if (request.method === "GET") return response.send("page");
		inside += 1;
		most = Math.max(most, inside);
		await opened;
		inside -= 1;
		return response.send("in");
	});
	const server = createServer(app).listen(0, "127.0.0.1");
	await new Promise((ready) => server.once("listening", ready));
	const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
	const knock = async () => {
		const { status } = await fetch(at("/sign-in"), { method: "POST" });
		if (status === 503) sentAway += 1;
		return status;
	};
	const crowd = Array.from({ length: 320 }, knock);
	await expect.poll(() => sentAway, { timeout: 10_000 }).toBe(16);
	expect((await fetch(at("/sign-in"))).status, "a page, meanwhile").toBe(200);
	open();
	const statuses = await Promise.all(crowd);
	expect(most).toBe(4);
	expect(statuses.filter((status) => status === 200)).toHaveLength(304);
	expect((await fetch(at("/sign-in"), { method: "POST" })).status, "the line empties").toBe(200);
	await new Promise((closed) => server.close(closed));
});
