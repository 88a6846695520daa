import { route } from "@remix-run/route-config";

/** URLs: reports of residents, their map, their feeds, and Open311. */
export const reportsUrls = [
	route("reports", "routes/public/reports/list.tsx"),
	route("reports.atom", "routes/public/reports/feed-atom.ts"),
	route("reports.geojson", "routes/public/reports/feed-geojson.ts"),
	route("reports/map.json", "routes/public/reports/map-data.ts"),
	route("reports/new", "routes/public/reports/new.tsx"),
	route("reports/outbox", "routes/public/reports/outbox.ts"),
	route("reports/similar.json", "routes/public/reports/similar.ts"),
	route("reports/sent", "routes/public/reports/sent.tsx"),
	route("reports/confirm/:secret", "routes/public/reports/confirm.tsx"),
	route("reports/:number", "routes/public/reports/report.tsx"),
	route("reports/:number/join", "routes/public/reports/join.tsx"),
	route("reports/:number/follow", "routes/public/reports/follow.ts"),
	route("reports/:number/contest", "routes/public/reports/contest.ts"),
	route("admin/photos", "routes/admin/reports/photos.tsx"),
	route("admin/photos/:photoId", "routes/admin/reports/check-photo.ts"),
	route("admin/reports", "routes/admin/reports/queue.tsx"),
	route("admin/reports/take", "routes/admin/reports/take.ts"),
	route("admin/reports/:number", "routes/admin/reports/desk.tsx"),
	route("admin/reports/:number/merge", "routes/admin/reports/merge.ts"),
	route("admin/reports/:number/part", "routes/admin/reports/part.ts"),
	route("admin/reports/:number/note", "routes/admin/reports/note.ts"),
	route("me/alerts", "routes/account/reports/alerts.tsx"),
	route("me/alerts/:alertId/remove", "routes/account/reports/remove-alert.ts"),
	route("alerts/stop/:token", "routes/public/reports/stop-alert.tsx"),
	...["xml", "json"].flatMap((format) => [
		...["open311", "open311/v2"].map((folder) =>
			route(`${folder}/discovery.${format}`, "routes/api/open311/discovery.ts", {
				id: `${folder}-discovery-${format}`,
			}),
		),
		...["services", "requests"].map((name) =>
			route(`open311/v2/${name}.${format}`, `routes/api/open311/${name}.ts`, { id: `open311-${name}-${format}` }),
		),
		route(`open311/v2/servicerequestupdates.${format}`, "routes/api/open311/updates.ts", {
			id: `open311-updates-${format}`,
		}),
	]),
	route("open311/v2/services/:code", "routes/api/open311/definition.ts"),
	route("open311/v2/requests/:id", "routes/api/open311/request.ts"),
	route("open311/v2/tokens/:token", "routes/api/open311/token.ts"),
	route("open311/openapi.json", "routes/api/open311/openapi.ts"),
	route("open311/*", "routes/api/open311/not-found.ts"),
	route("manifest.webmanifest", "routes/public/pwa/manifest.ts"),
	route("offline", "routes/public/pwa/offline.tsx"),
];
