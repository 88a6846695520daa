// Shows what the city tells a browser that asked for it, and opens its page when touched. Alone, or imported by a larger worker.
self.addEventListener("push", (event) => {
	let told = {};
	try {
		told = event.data ? event.data.json() : {};
	} catch {
		// What cannot be read is still said: browsers ask that every push shows something.
	}
	const { title = "Parvis", body = "", url = "/", tag } = told;
	event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url }, icon: "/favicon.svg" }));
});

self.addEventListener("notificationclick", (event) => {
	event.notification.close();
	const url = new URL(event.notification.data?.url ?? "/", self.location.origin);
	if (url.origin !== self.location.origin) return;
	event.waitUntil(self.clients.openWindow(url.href));
});
