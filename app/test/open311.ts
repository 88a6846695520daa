// A small city for the tests of Open311, and a client that speaks to its doors without a web server.
import { importGeography } from "~/domain/directory/commands/import-geography.server";
import { createOpen311Key } from "~/domain/issue-reports/commands/create-open311-key.server";
import { importCategories } from "~/domain/issue-reports/commands/import-categories.server";
import { answerGet, answerPost } from "~/domain/issue-reports/open311/door.server";
import { listRequests } from "~/domain/issue-reports/open311/list.server";
import { submitRequest } from "~/domain/issue-reports/open311/submit.server";
import { visitor } from "~/lib/actor";
import { testContext, testNow } from "./database";

const corners: [number, number][] = [
	[-1, 47],
	[-0.8, 47],
	[-0.8, 47.3],
	[-1, 47.3],
	[-1, 47],
];

const line: [number, number][] = [
	[-0.95, 47.1],
	[-0.85, 47.1],
];

export const label = (fr: string) => ({ fr, en: fr });
const states = [
	{ key: "out", label: label("Éteinte") },
	{ key: "flickers", label: label("Clignote") },
];

/** A city with three services and an application, whose key is then `city.key`. */
export const anOpen311City = async () => {
	const context = testContext();
	const shape = { type: "Polygon" as const, coordinates: [corners] };
	await importGeography(context, {
		areas: [{ code: "centre", name: "Centre", population: 1, shape }],
		streets: [{ code: "lilas", name: "rue des Lilas", areaCode: "centre", from: 1, to: 99, line }],
		places: [],
	});
	const plain = { parentCode: "street", unitCode: null, delayWorkingDays: 5 };
	await importCategories(context, [
		{ code: "street", parentCode: null, name: label("Rue"), unitCode: null, delayWorkingDays: null },
		{ ...plain, code: "001", name: label("Trou & bosse"), keywords: ["nid", "trou"] },
		{
			...plain,
			code: "lamp",
			name: label("Lampe"),
			questions: [{ code: "what", kind: "singlevaluelist", label: label("Quoi ?"), required: true, options: states }],
		},
		{ ...plain, code: "wreck", name: label("Épave"), open311Mode: "batch" },
	]);
	const made = await createOpen311Key(context, { name: "Appli", hourlyQuota: 100 });
	city.key = made.ok ? made.value.key : "";
};

/** The key of the city made last. */
export const city = { key: "" };

export const address = "http://localhost:3000/open311/v2";

/** «GET requests» as a stranger sends it. */
export const get = async (path: string, now = testNow) => {
	const answer = await answerGet(new Request(`${address}/${path}`), testContext(visitor, now), listRequests);
	return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

/** «POST requests» with the key of `anOpen311City`, unless `body` has its own. */
export const post = async (body: Record<string, string> | FormData, { format = "json", now = testNow } = {}) => {
	const form = body instanceof FormData ? body : new URLSearchParams({ api_key: city.key, ...body });
	const request = new Request(`${address}/requests.${format}`, { method: "POST", body: form });
	const answer = await answerPost(request, testContext(visitor, now), submitRequest);
	return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

export const hole = { service_code: "001", lat: "47.2", long: "-0.9", description: "Trou profond & large" };

/** Files a request; answers its number. */
export const numberOf = async (body: Record<string, string> = hole) =>
	JSON.parse((await post(body)).body)[0].service_request_id;
