// The service worker: opens the report form and the offline page without network, and sends the reports written
// meanwhile, each once. Plain JavaScript, served as it stands; the page's side is app/domain/issue-reports/outbox.

// What the city tells a browser that asked for it.
importScripts("/push.js");

const KEPT = "parvis-kept-1";
const PAGES = ["/reports/new", "/offline"];
/** The kept pages are asked for again when they are older than this, in milliseconds. */
const FRESH = 3_600_000;

/** Files of the build that a text of the build names. */
const filesIn = (text) => [
	...new Set(
		[...text.matchAll(/["'`(](?:\.\/|\/?assets\/)([\w.-]+\.(?:js|css|woff2|svg))["'`)]/g)].map(
			([, name]) => `/assets/${name}`,
		),
	),
];

/** Keeps a file of the build and what it needs. The list of all routes leads everywhere and is not followed. */
const keepFiles = async (cache, files, seen) => {
	for (const file of files) {
		if (seen.has(file)) continue;
		seen.add(file);
		const known = (await cache.match(file)) ?? (await fetch(file).catch(() => null));
		if (!known?.ok) continue;
		await cache.put(file, known.clone());
		if (/\.(js|css)$/.test(file) && !file.includes("/manifest-"))
			await keepFiles(cache, filesIn(await known.text()), seen);
	}
};

/** Keeps the pages that open without network, as a visitor sees them: nothing of an account stays in a shared device. */
const keepPages = async (language) => {
	const cache = await caches.open(KEPT);
	const seen = new Set();
	for (const page of PAGES) {
		const answer = await fetch(`${page}?lng=${language}`, { credentials: "omit" }).catch(() => null);
		if (!answer?.ok) return;
		const text = await answer.clone().text();
		await cache.put(page, answer);
		const data = await fetch(`${page}.data?lng=${language}`, { credentials: "omit" }).catch(() => null);
		if (data?.ok) await cache.put(`${page}.data`, data);
		await keepFiles(cache, filesIn(text), seen);
		for (const [, ground] of text.matchAll(/(\/map\/ground\.json\?v=[\w-]+)/g)) {
			if (!seen.has(ground)) await cache.add(ground).catch(() => undefined);
			seen.add(ground);
		}
	}
	for (const request of await cache.keys()) {
		const { pathname, search } = new URL(request.url);
		if (/^\/(assets|map)\//.test(pathname) && !seen.has(pathname) && !seen.has(pathname + search))
			await cache.delete(request);
	}
	await cache.put("/kept-at", new Response(JSON.stringify({ at: Date.now(), language })));
};

const refresh = async (language) => {
	const cache = await caches.open(KEPT);
	const last = await cache.match("/kept-at").then((answer) => answer?.json());
	if (!last || last.language !== language || Date.now() - last.at > FRESH) await keepPages(language);
};

self.addEventListener("install", (event) => {
	self.skipWaiting();
	event.waitUntil(keepPages("fr"));
});

self.addEventListener("activate", (event) => {
	const tidy = async () => {
		for (const name of await caches.keys()) if (name.startsWith("parvis-") && name !== KEPT) await caches.delete(name);
		await self.clients.claim();
	};
	event.waitUntil(tidy());
});

const kept = async (path) => (await caches.open(KEPT)).match(path);

const openPage = async (request, { pathname }) => {
	try {
		return await fetch(request);
	} catch {
		const page = PAGES.includes(pathname) ? await kept(pathname) : null;
		// Elsewhere: the offline page at its own address, so that what the server drew and the address agree.
		return page ?? Response.redirect("/offline", 302);
	}
};

const readData = async (request, { pathname }) => {
	try {
		return await fetch(request);
	} catch (fault) {
		const data = await kept(pathname);
		if (data) return data;
		throw fault;
	}
};

/** Ways in and out that go from one server to another: the browser follows their redirections better alone. */
const PASSAGES = /^\/(?:openid|connect|mediatheque|sign-in|sign-out|demo)(?:\/|$)/;

self.addEventListener("fetch", (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (PASSAGES.test(url.pathname)) return;
	if (request.method !== "GET" || url.origin !== self.location.origin) return;
	if (request.mode === "navigate") event.respondWith(openPage(request, url));
	else if (PAGES.some((page) => url.pathname === `${page}.data`)) event.respondWith(readData(request, url));
	else if (/^\/assets\//.test(url.pathname) || url.pathname === "/map/ground.json")
		event.respondWith(kept(url.pathname + url.search).then((file) => file ?? fetch(request)));
});

// The outbox: reports written on this device, in IndexedDB.

const openBox = () =>
	new Promise((resolve, reject) => {
		const request = indexedDB.open("parvis-reports", 1);
		request.onupgradeneeded = () => {
			for (const store of ["outbox", "draft"])
				if (!request.result.objectStoreNames.contains(store))
					request.result.createObjectStore(store, { keyPath: "id" });
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

const inBox = async (mode, act) => {
	const box = await openBox();
	try {
		return await new Promise((resolve, reject) => {
			const request = act(box.transaction("outbox", mode).objectStore("outbox"));
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	} finally {
		box.close();
	}
};

const tellPages = async () => {
	for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage({ kind: "outbox" });
};

/** Only what the person has not taken back meanwhile is written again. */
const note = async (report, change) => {
	const still = await inBox("readonly", (store) => store.get(report.id));
	if (still) await inBox("readwrite", (store) => store.put({ ...still, ...change }));
	await tellPages();
};

/** Sends one report; the server files its key once, however often it arrives. Answers whether to go on with the next. */
const sendOne = async (report) => {
	const form = new FormData();
	for (const [name, value] of report.fields) form.append(name, value);
	form.set("formKey", report.id);
	for (const { name, blob } of report.photos) form.append("photos", blob, name);
	await note(report, { state: "sending" });
	try {
		const answer = await fetch("/reports/outbox", { method: "POST", body: form });
		if (answer.status === 429 || answer.status >= 500) throw new Error(String(answer.status));
		const said = await answer.json();
		await note(report, said.ok ? { state: "sent", photos: [], ...said } : { state: "refused", ...said });
		return true;
	} catch {
		await note(report, { state: "waiting" });
		return false;
	}
};

const sendAll = () =>
	navigator.locks.request("parvis-outbox", async () => {
		const reports = await inBox("readonly", (store) => store.getAll());
		for (const report of reports.filter(({ state }) => state === "waiting" || state === "sending"))
			if (!(await sendOne(report))) break;
	});

self.addEventListener("sync", (event) => {
	if (event.tag === "parvis-outbox") event.waitUntil(sendAll());
});

self.addEventListener("message", (event) => {
	const { kind, language } = event.data ?? {};
	if (kind === "send") event.waitUntil(sendAll());
	if (kind === "refresh" && /^[a-z]{2}$/.test(language)) event.waitUntil(refresh(language));
});
