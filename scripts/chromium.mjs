// A Chromium for the browser tests, from whichever source this machine has.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { Fault, run, say } from "./ground.mjs";

const playwrights = () => {
	try {
		return createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
	} catch {
		return null;
	}
};

const known = () =>
	[
		process.env.CHROMIUM_PATH,
		playwrights(),
		"/usr/bin/chromium",
		"/usr/bin/chromium-browser",
		"/usr/bin/google-chrome",
	].find((path) => path && existsSync(path));

const attempts = [
	["playwright", ["install", "chromium"]],
	["apt-get", ["update", "-qq"]],
	["apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]],
];

/** The path of a Chromium, installed if there was none: Playwright's own, else the distribution's package. */
export const ensureChromium = async () => {
	const already = known();
	if (already) return already;
	say("Installing a Chromium for the browser tests…");
	for (const [command, args] of attempts) {
		await run(command, args, { env: { DEBIAN_FRONTEND: "noninteractive" } }).catch(() => undefined);
		const found = known();
		if (found) return found;
	}
	throw new Fault("No Chromium could be installed: install one and give its path in CHROMIUM_PATH.");
};
