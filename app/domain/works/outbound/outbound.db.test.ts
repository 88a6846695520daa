import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aCityOfWorks, aContractor, fileWorks } from "~/test/works-city";
import { addTask } from "../commands/add-task.server";
import { pollOutbound } from "./poll-outbound.server";
import { sendOutbound } from "./send-outbound.server";

/** What the other side does with the next calls; then it behaves. */
type Mood = "refuse" | "break" | "lose-answer" | "forget-list" | "token" | "garble";

let server: Server;
let url = "";
let moods: Mood[] = [];
let made: { id: string; description: string; status: string; notes: string }[] = [];
let posts = 0;

const xml = (rows: string[]) =>
	`<?xml version="1.0" encoding="utf-8"?><service_requests>${rows.join("")}</service_requests>`;

const rowOf = ({ id, description, status, notes }: (typeof made)[number]) =>
	`<request><service_request_id>${id}</service_request_id><status>${status}</status><status_notes>${notes}</status_notes><description>${description}</description></request>`;

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = "";
		request.on("data", (chunk) => {
			body += chunk;
		});
		request.on("end", () => {
			const mood = moods.shift();
			const answer = (status: number, text: string) =>
				response.writeHead(status, { "Content-Type": "text/xml" }).end(text);
			if (mood === "refuse")
				return answer(403, "<errors><error><code>403</code><description>wrong key</description></error></errors>");
			if (mood === "break" || mood === "forget-list") return answer(503, "later");
			if (request.method === "POST") {
				posts += 1;
				const description = new URLSearchParams(body).get("description") ?? "";
				made.push({ id: `R${made.length + 1}`, description, status: "open", notes: "" });
				if (mood === "lose-answer") return request.socket.destroy();
				if (mood === "garble") return answer(200, "<html>fine</html>");
				if (mood === "token") return answer(200, xml(["<request><token>T1</token></request>"]));
				return answer(200, xml([`<request><service_request_id>R${made.length}</service_request_id></request>`]));
			}
			const one =
				/\/requests\/(R\d+)\.xml/.exec(request.url ?? "")?.[1] ?? (request.url?.includes("/tokens/") ? "R1" : null);
			answer(200, xml(made.filter(({ id }) => one === null || id === one).map(rowOf)));
		});
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`;
});

afterAll(() => new Promise((closed) => server.close(closed)));

let outboundId = "";
let taskId = "";

const at = (minutes: number) => testContext(undefined, new Date(testNow.getTime() + minutes * 60_000));

const send = (minutes: number) => sendOutbound(at(minutes), { outboundId });

const standing = () => db().outboundRequest.findUniqueOrThrow({ where: { id: outboundId } });

beforeEach(async () => {
	[moods, made, posts] = [[], [], 0];
	await aCityOfWorks();
	const contractorId = await aContractor(testContext(), url);
	const { incidentId } = await fileWorks(testContext());
	const added = await addTask(testContext(), {
		incidentId,
		title: "Changer la lampe",
		teamId: null,
		contractorId,
		dueAt: null,
	});
	taskId = added.ok ? added.value.taskId : "";
	outboundId = (await db().outboundRequest.findUniqueOrThrow({ where: { taskId } })).id;
});

describe("a task handed to a contractor's server", () => {
	it("is made there once, with our number in it", async () => {
		await send(0);
		await send(10);
		expect(posts).toBe(1);
		expect(made[0]?.description).toMatch(/PARVIS-\d+-/);
		expect(await standing()).toMatchObject({ state: "sent", remoteId: "R1", tries: 1 });
	});

	it("is made once when two workers take it at the same moment", async () => {
		await Promise.all([send(0), send(0), send(0)]);
		expect(posts).toBe(1);
	});

	it("is tried again after a failure, which staff can read", async () => {
		moods = ["break"];
		await send(0);
		expect(await standing()).toMatchObject({ state: "failed", tries: 1, lastError: expect.stringContaining("503") });
		await send(6);
		expect(await standing()).toMatchObject({ state: "sent", tries: 2, lastError: "" });
		expect(posts).toBe(1);
	});

	it("is looked for before it is sent again when the answer was lost", async () => {
		moods = ["lose-answer"];
		await send(0);
		expect(await standing()).toMatchObject({ state: "failed", uncertain: true });
		await send(6);
		expect(await standing()).toMatchObject({ state: "sent", remoteId: "R1" });
		expect(posts).toBe(1);
	});

	it("is not sent again while nobody can say whether it arrived", async () => {
		moods = ["garble", "forget-list"];
		await send(0);
		await send(6);
		expect(posts).toBe(1);
		await send(40);
		expect([posts, (await standing()).remoteId]).toEqual([1, "R1"]);
	});

	it("stops at a refusal that another attempt would not change", async () => {
		moods = ["refuse"];
		await send(0);
		expect(await standing()).toMatchObject({ state: "stopped", lastError: "403 wrong key", uncertain: false });
	});

	it("brings its state back, from a token too, and is done here when it is closed there", async () => {
		moods = ["token"];
		await send(0);
		await pollOutbound(at(5));
		expect(await standing()).toMatchObject({ remoteToken: "T1", remoteId: "R1" });
		made = made.map((row) => ({ ...row, status: "closed", notes: "Lampe remplacée" }));
		await pollOutbound(at(10));
		await pollOutbound(at(15));
		expect(await db().workTask.findUniqueOrThrow({ where: { id: taskId } })).toMatchObject({
			state: "done",
			note: "Lampe remplacée",
		});
		expect(await db().incidentEvent.count({ where: { actorLabel: "Éclairage Ligérien" } })).toBe(1);
	});
});
