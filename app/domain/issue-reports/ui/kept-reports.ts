/** Reports and drafts kept on this device, in IndexedDB. The service worker (public/sw.js) sends the outbox. */

export type KeptPhoto = { name: string; blob: Blob };

export type KeptReport = {
	/** The key under which the server files it, once. */
	id: string;
	fields: [name: string, value: string][];
	photos: KeptPhoto[];
	writtenAt: number;
	state: "waiting" | "sending" | "sent" | "refused";
	number?: number;
	isVerified?: boolean;
	/** Why the server refused it, in the person's language. */
	text?: string;
};

type Store = "outbox" | "draft";

const open = () =>
	new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open("parvis-reports", 1);
		request.onupgradeneeded = () => {
			for (const store of ["outbox", "draft"])
				if (!request.result.objectStoreNames.contains(store))
					request.result.createObjectStore(store, { keyPath: "id" });
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

const inStore = async <Value>(
	store: Store,
	mode: IDBTransactionMode,
	act: (store: IDBObjectStore) => IDBRequest,
): Promise<Value> => {
	const box = await open();
	try {
		return await new Promise<Value>((resolve, reject) => {
			const request = act(box.transaction(store, mode).objectStore(store));
			request.onsuccess = () => resolve(request.result as Value);
			request.onerror = () => reject(request.error);
		});
	} finally {
		box.close();
	}
};

const changed = () => window.dispatchEvent(new Event("parvis-outbox"));

/** Whether this browser can keep a report and send it later by itself. */
export const canKeep = (): boolean =>
	typeof indexedDB !== "undefined" && "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;

/** What was typed in a form, files apart. */
export const readFields = (form: FormData): Pick<KeptReport, "fields" | "photos"> => ({
	fields: [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : [])),
	photos: form
		.getAll("photos")
		.flatMap((file) => (file instanceof File && file.size > 0 ? [{ name: file.name, blob: file as Blob }] : [])),
});

/** Keeps a report until it can be sent; from then on it leaves by itself, even once the page is closed. */
export const keepReport = async (form: FormData): Promise<void> => {
	const id = crypto.randomUUID();
	const report: KeptReport = { id, ...readFields(form), writtenAt: Date.now(), state: "waiting" };
	await inStore("outbox", "readwrite", (store) => store.put(report));
	changed();
	await sendKept();
};

export const listKept = async (): Promise<KeptReport[]> => {
	if (typeof indexedDB === "undefined") return [];
	const reports = await inStore<KeptReport[]>("outbox", "readonly", (store) => store.getAll());
	return reports.sort((a, b) => a.writtenAt - b.writtenAt);
};

export const forgetKept = async (id: string): Promise<void> => {
	await inStore("outbox", "readwrite", (store) => store.delete(id));
	changed();
};

/** Asks for the outbox to be sent, now and as soon as the network is back. */
export const sendKept = async (): Promise<void> => {
	const registration = await navigator.serviceWorker?.getRegistration();
	if (!registration) return;
	const sync = (registration as { sync?: { register: (tag: string) => Promise<void> } }).sync;
	await sync?.register("parvis-outbox").catch(() => undefined);
	if (navigator.onLine) registration.active?.postMessage({ kind: "send" });
};

export type Draft = Pick<KeptReport, "fields" | "photos"> & { id: "new"; writtenAt: number };

/** A draft older than this, in milliseconds, is not taken up again. */
const DRAFT_LIFE = 24 * 3_600_000;

export const keepDraft = (form: FormData): Promise<void> =>
	inStore("draft", "readwrite", (store) =>
		store.put({ id: "new", ...readFields(form), writtenAt: Date.now() } satisfies Draft),
	);

export const putDraft = (draft: Pick<KeptReport, "fields" | "photos">): Promise<void> =>
	inStore("draft", "readwrite", (store) => store.put({ ...draft, id: "new", writtenAt: Date.now() } satisfies Draft));

export const findDraft = async (): Promise<Draft | null> => {
	if (typeof indexedDB === "undefined") return null;
	const draft = await inStore<Draft | undefined>("draft", "readonly", (store) => store.get("new"));
	return draft && Date.now() - draft.writtenAt < DRAFT_LIFE ? draft : null;
};

export const forgetDraft = (): Promise<void> => inStore("draft", "readwrite", (store) => store.delete("new"));
