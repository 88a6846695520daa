// Keeps the page of a survey tablet, and what it is made of, for when there is no network. Only under /tablet/.
const CACHE = "tablet-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
	const urls = (event.data?.keep ?? []).filter((url) => new URL(url).origin === self.location.origin);
	event.waitUntil(caches.open(CACHE).then((cache) => Promise.allSettled(urls.map((url) => cache.add(url)))));
});

self.addEventListener("fetch", (event) => {
	const { request } = event;
	if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
	event.respondWith(
		fetch(request).catch(async () => (await caches.match(request, { ignoreVary: true })) ?? Response.error()),
	);
});
