/** Domains, from the ground up: each may use only those listed before it. */
const domains = [
	"audit",
	"settings",
	"accounts",
	"residents",
	"directory",
	"channels",
	"consultations",
	"debates",
	"proposals",
	"surveys",
	"ballots",
	"issue-reports",
	"works",
	"moderation",
	"results",
	"matters",
	"crm",
	"open-data",
];

const TESTS = "\\.(db\\.)?test\\.tsx?$|^app/test/";

const domainOrder = domains.slice(0, -1).map((domain, index) => ({
	name: `domain-order-${domain}`,
	severity: "error",
	from: { path: `^app/domain/${domain}/`, pathNot: TESTS },
	to: { path: `^app/domain/(${domains.slice(index + 1).join("|")})/` },
}));

/** A layer, and the only places of app/ it may import from. */
const layer = (name, from, allowed) => ({
	name: `layer-${name}`,
	severity: "error",
	from: { path: from, pathNot: TESTS },
	to: { path: "^app/", pathNot: [from, ...allowed] },
});

const remixIsAllowedIn = [
	"^app/routes/",
	"^app/ui/",
	"^app/domain/[^/]+/ui/",
	"^app/(root|entry\\.\\w+|routes[-\\w]*)\\.tsx?$",
	"^app/urls/",
	"^app/server/(http|express)\\.server\\.ts$",
	"^app/i18n/i18next\\.server\\.ts$",
	"^app/domain/accounts/context\\.server\\.ts$",
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
	forbidden: [
		{ name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
		...domainOrder,
		layer("lib", "^app/lib/", []),
		layer("i18n", "^app/i18n/", ["^app/lib/"]),
		layer("server", "^app/server/", ["^app/lib/", "^app/i18n/"]),
		layer("ui", "^app/ui/", ["^app/lib/", "^app/i18n/"]),
		layer("domain", "^app/domain/", ["^app/lib/", "^app/i18n/", "^app/server/", "^app/ui/"]),
		{
			name: "a-route-imports-no-route",
			severity: "error",
			from: { path: "^app/routes/" },
			to: { path: "^app/(routes|jobs)/" },
		},
		{
			name: "pure-files-import-only-pure-files",
			severity: "error",
			from: {
				path: "^app/domain/.*/(schema|policy|rules|permissions|methods|ladder|conditions)\\.ts$|^app/domain/.*/counting/",
				pathNot: TESTS,
			},
			to: {
				path: "^(app|node_modules)/",
				pathNot: [
					"/(schema|policy|rules|permissions|methods|ladder|conditions)\\.ts$",
					"/(counting|rules)/",
					"^app/lib/",
					"node_modules/zod",
				],
			},
		},
		{
			name: "remix-only-at-the-door",
			severity: "error",
			from: { path: "^app/", pathNot: [...remixIsAllowedIn, TESTS] },
			to: { path: "node_modules/@remix-run/", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "browser-code-imports-no-server-value",
			severity: "error",
			from: { path: "^app/", pathNot: ["\\.server\\.tsx?$", "^app/routes/", "^app/root\\.tsx$", TESTS] },
			to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "only-accounts-knows-lucia",
			severity: "error",
			from: { path: "^app/", pathNot: "^app/domain/accounts/" },
			to: { path: "node_modules/lucia" },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "^app/server/prisma/" },
		tsConfig: { fileName: "tsconfig.json" },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
	},
};
