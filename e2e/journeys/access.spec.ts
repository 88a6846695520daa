import { type APIRequestContext, expect, test } from "@playwright/test";
import { type Audience, permissions } from "../../app/domain/accounts/permissions";
import { actOf, doorsOf, urls } from "../../app/test/doors";
import { aPerson, type Person } from "../pages/people";

/** Identifiers that name nothing: the question is who may knock, not what is behind. */
const addressOf = (path: string) =>
	path
		.replace(/:\w*(?:reference|slug|code)\b/gi, "rien-de-tel")
		.replace(/:\w+/g, "00000000-0000-7000-8000-000000000000")
		.replace("*", "rien-de-tel");

type Outcome = "allowed" | "sign in first" | "confirm first" | "forbidden";

/** What the permission table promises, said independently of the function that applies it. */
const promised = (audience: Audience, act: keyof typeof permissions): Outcome => {
	const allowed: readonly Audience[] = permissions[act];
	if (allowed.includes(audience)) return "allowed";
	if (audience === "visitor") return "sign in first";
	return audience === "unconfirmed" && allowed.includes("resident") ? "confirm first" : "forbidden";
};

const outcomeOf = async (answer: Awaited<ReturnType<APIRequestContext["get"]>>): Promise<Outcome | string> => {
	const status = answer.status();
	// Single fetch answers redirects of data requests with 202 and the address in the body.
	const to = status === 202 ? await answer.text() : (answer.headers().location ?? "");
	if (/\/sign-in\?to=/.test(to)) return "sign in first";
	if (/(?:^|")\/confirm(?:"|$)/.test(to)) return "confirm first";
	if (status === 403) return "forbidden";
	return status >= 500 ? `broken (${status})` : "allowed";
};

/** Left out because they end the very sessions of this walk, or open to an application's key and not to a person. */
const postsLeftOut = new Set([
	"/sign-out",
	"/me/sessions/end-others",
	...["requests", "servicerequestupdates"].flatMap((name) => [`/open311/v2/${name}.xml`, `/open311/v2/${name}.json`]),
]);
/** A link that is no longer valid leads to the page where one asks for another. */
const leadsToConfirm = new Set(["/confirm/:token"]);
/** Streams of events never end: who may read them is compared with the code alone. */
const streams = new Set(["/admin/chat/stream"]);
/** The second step of a sign-in leads to the first one whoever has not taken it. */
const leadsToSignIn = new Set(["/sign-in/second-factor"]);

const audiences: Audience[] = ["visitor", "unconfirmed", "resident", "agent", "moderator", "elected", "admin"];

let people: Map<Audience, Person>;

test.beforeAll(async ({ playwright, baseURL }) => {
	test.setTimeout(120_000);
	people = new Map();
	for (const audience of audiences) people.set(audience, await aPerson(playwright.request, baseURL ?? "", audience));
});

test.afterAll(async () => {
	for (const { request } of people.values()) await request.dispose();
});

for (const audience of audiences) {
	test(`every page and every button opens to «${audience}» exactly as the permission table says`, async () => {
		test.setTimeout(180_000);
		const { request } = people.get(audience) as Person;
		const faults: string[] = [];
		const check = async (what: string, path: string, door: "get" | "post", answer: Parameters<typeof outcomeOf>[0]) => {
			const act = actOf(path, door);
			if (!act) return faults.push(`${what}: no line in app/test/access.ts`);
			const [seen, expected] = [await outcomeOf(answer), promised(audience, act)];
			if (seen === "confirm first" && leadsToConfirm.has(path)) return 0;
			if (seen === "sign in first" && leadsToSignIn.has(path)) return 0;
			return seen === expected ? 0 : faults.push(`${what}: expected «${expected}» (${act}), was «${seen}»`);
		};
		for (const { path, file } of await urls()) {
			if (streams.has(path)) continue;
			const address = addressOf(path);
			const doors = doorsOf(file);
			if (doors.get) await check(`GET ${path}`, path, "get", await request.get(address, { maxRedirects: 0 }));
			if (doors.get && doors.isPage) {
				const dataAddress = address === "/" ? "/_root.data" : `${address}.data`;
				await check(`GET ${path}.data`, path, "get", await request.get(dataAddress, { maxRedirects: 0 }));
			}
			if (doors.post && !postsLeftOut.has(path))
				await check(`POST ${path}`, path, "post", await request.post(address, { form: {}, maxRedirects: 0 }));
		}
		expect(faults).toEqual([]);
	});
}
