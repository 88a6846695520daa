import { afterAll, beforeAll, beforeEach } from "vitest";
import { acceptIdentity } from "~/domain/accounts/commands/accept-identity.server";
import { beginOpenid } from "~/domain/accounts/commands/begin-openid.server";
import { finishOpenid } from "~/domain/accounts/commands/finish-openid.server";
import { browserOf } from "~/domain/accounts/openid/browser.server";
import { forgetProviders } from "~/domain/accounts/openid/client.server";
import type { ProviderName } from "~/domain/accounts/openid/providers.server";
import { actorOfCookie } from "~/domain/accounts/sessions.server";
import { type Actor, visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "./database";
import { startStandIns, throughStandIn } from "./stand-in";

type Name = ProviderName;

/** The three stand-ins, for as long as the tests of a file run. */
export const withStandIns = () => {
	let stop: () => Promise<unknown>;
	beforeAll(async () => {
		stop = await startStandIns();
	});
	beforeEach(forgetProviders);
	afterAll(() => stop());
};

export const now = () => new Date();
export const as = (actor: Actor = visitor) => testContext(actor, now());
const from = { ip: "192.0.2.7" };
const pair = (cookie: string) => cookie.split(";")[0] ?? "";
export const events = async (name: string) =>
	(await db().event.findMany({ where: { name } })).map(({ details }) => details as Record<string, string>);

type Intent = "sign-in" | "link" | "prove";

export const begin = async (
	name: Name = "franceconnect",
	actor: Actor = visitor,
	intent: Intent = "sign-in",
	cookie = "",
) => {
	const begun = await beginOpenid(as(actor), { name, intent, to: "/me", cookieHeader: cookie, ...from });
	if (!begun.ok) throw new Error(begun.reason);
	return { url: begun.value.url, cookie: pair(begun.value.cookie) };
};

export type Back = { name?: Name; actor?: Actor; cookie: string; address: string };

export const comeBack = ({ name = "franceconnect", actor = visitor, cookie, address }: Back) =>
	finishOpenid(as(actor), {
		...{ name, cookieHeader: cookie, device: "Firefox", ...from },
		search: new URL(address).searchParams,
	});

/** From the button to the way back, as `person`; what the way back answers, and this browser's cookie. */
export const signIn = async (
	person: string,
	{ lie = "", name = "franceconnect" as Name, actor = visitor as Actor } = {},
) => {
	const intent = actor.kind === "visitor" ? "sign-in" : "link";
	const { url, cookie } = await begin(name, actor, intent);
	const address = await throughStandIn(url, person, lie);
	return { outcome: await comeBack({ name, actor, cookie, address }), cookie, address };
};

export const accept = async (cookie: string, email = "") =>
	acceptIdentity(as(), {
		...{ displayName: "Jeanne", email, language: "fr", device: "Firefox" },
		browserHash: browserOf(cookie),
	});

export const actorOf = async (cookie: string | null) => (await actorOfCookie(pair(cookie ?? ""), now())).actor;

/** A new account by FranceConnect; who is signed in then. */
export const aCitizen = async (person: string, email = "") => {
	const { cookie } = await signIn(person);
	const made = await accept(cookie, email);
	if (!made.ok) throw new Error(made.reason);
	return (await actorOf(made.value.cookie)) as Extract<Actor, { kind: "resident" }>;
};
