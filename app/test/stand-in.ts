import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { StandInKind } from "~/server/stand-in/provider.server";

export type RunningStandIn = { issuer: string; clientId: string; clientSecret: string; stop: () => Promise<void> };

/** Starts a stand-in as a process of its own, on a port of its own; `stop` ends it. */
export const startStandIn = async (kind: StandInKind, publicUrl: string): Promise<RunningStandIn> => {
	const client = { clientId: `tests-${kind}`, clientSecret: "a-secret-for-the-tests-and-nothing-else" };
	const settings = {
		...{ kind, ...client, slowness: 4_000 },
		redirectUri: `${publicUrl}/sign-in/${kind}/callback`,
		postLogoutRedirectUri: `${publicUrl}/signed-out`,
	};
	const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "scripts/stand-in.ts"], {
		env: { ...process.env, PARVIS_STAND_IN: JSON.stringify(settings) },
		stdio: ["ignore", "pipe", "inherit", "ipc"],
	});
	const [line] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
	const stop = async () => {
		const gone = once(child, "exit");
		child.kill("SIGTERM");
		await gone;
	};
	return { issuer: line.toString().trim(), ...client, stop };
};

/** The setting that makes a city a client of it. */
export const settingOf = ({ issuer, clientId, clientSecret }: RunningStandIn): string => {
	const url = new URL(issuer);
	return `${url.protocol}//${clientId}:${clientSecret}@${url.host}${url.pathname}`;
};

const settings: Record<StandInKind, string> = {
	franceconnect: "FRANCECONNECT_URL",
	"franceconnect-plus": "FRANCECONNECT_PLUS_URL",
	proconnect: "PROCONNECT_URL",
};

/** Starts the three stand-ins and makes this process their client; answers what stops them. */
export const startStandIns = async () => {
	const kinds: StandInKind[] = ["franceconnect", "franceconnect-plus", "proconnect"];
	const running = await Promise.all(kinds.map((kind) => startStandIn(kind, "http://localhost:3000")));
	for (const [index, standIn] of running.entries())
		process.env[settings[kinds[index] ?? "proconnect"]] = settingOf(standIn);
	return () => Promise.all(running.map(({ stop }) => stop()));
};

/**
 * What a browser does at the stand-in: follows `address` to its page, chooses a person (and a lie), and comes back. Answers
 * the address of the way back, not yet visited.
 */
export const throughStandIn = async (address: string, person: string, lie = ""): Promise<string> => {
	const cookies = new Map<string, string>();
	const visit = async (url: string, init: RequestInit = {}) => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const answer = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
		for (const line of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			cookies.set(name, value);
		}
		return answer;
	};
	const began = await visit(address);
	const page = new URL(began.headers.get("location") ?? "", address).href;
	const chosen = await visit(page, { method: "POST", body: new URLSearchParams({ person, lie }) });
	const resumed = await visit(new URL(chosen.headers.get("location") ?? "", page).href);
	return resumed.headers.get("location") ?? "";
};
