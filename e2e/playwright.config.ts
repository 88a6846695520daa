import { defineConfig, devices } from "@playwright/test";

/** Chromium on a machine without network: nothing of its own is fetched or reported. */
const quiet = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

export default defineConfig({
	testDir: "journeys",
	outputDir: "../.cache/e2e",
	fullyParallel: false,
	workers: 2,
	// A machine of two cores that also runs the city and its database is late at times: a journey may try twice, and says so.
	retries: 1,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [["list"], ["json"]],
	use: {
		baseURL: process.env.PUBLIC_URL,
		locale: "fr-FR",
		timezoneId: "Europe/Paris",
		launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: quiet },
		screenshot: "only-on-failure",
	},
	projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } } }],
});
