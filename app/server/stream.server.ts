import { closeBus, subscribe } from "./bus.server";

/** Between two looks when nobody says that anything changed (ms): keeps proxies awake and mends a lost notice. */
const HEARTBEAT_MS = 15_000;

/** Streams one process holds at a time; beyond, pages do without. */
const MOST = 2_000;

const closers = new Set<() => void>();

export type StreamEvent = { id: string; name: string; data: unknown };

const written = ({ id, name, data }: StreamEvent) => `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * An answer of server-sent events: `read(after)` gives what is new since an identifier, at once and each time `topic` changes.
 * A browser that comes back says where it stopped (Last-Event-ID).
 */
export const eventStream = (
	request: Request,
	topic: string,
	read: (after: string) => Promise<StreamEvent[]>,
): Response => {
	if (closers.size >= MOST) return new Response("503", { status: 503, headers: { "Retry-After": "60" } });
	const asked = new URL(request.url).searchParams.get("after") ?? "";
	let after = request.headers.get("last-event-id") ?? asked;
	let close = (_isGone = false) => {};
	const body = new ReadableStream<Uint8Array>({
		start: async (controller) => {
			const encoder = new TextEncoder();
			let [isReading, isAgain, isOpen] = [false, false, true];
			const look = async () => {
				if (isReading) {
					isAgain = true;
					return;
				}
				isReading = true;
				do {
					isAgain = false;
					const events = await read(after).catch(() => []);
					for (const event of events) if (isOpen) controller.enqueue(encoder.encode(written(event)));
					after = events.at(-1)?.id ?? after;
				} while (isAgain && isOpen);
				isReading = false;
			};
			const timer = setInterval(() => {
				if (isOpen) controller.enqueue(encoder.encode(": here\n\n"));
				void look();
			}, HEARTBEAT_MS);
			controller.enqueue(encoder.encode("retry: 2000\n\n"));
			let stop = () => {};
			const end = (isGone = false) => {
				if (!isOpen) return;
				isOpen = false;
				clearInterval(timer);
				stop();
				closers.delete(end);
				if (!isGone) controller.close();
			};
			close = end;
			closers.add(end);
			request.signal.addEventListener("abort", () => end());
			stop = await subscribe(topic, () => void look());
			if (isOpen) await look();
			else stop();
		},
		cancel: () => close(true),
	});
	return new Response(body, {
		headers: {
			"Content-Type": "text/event-stream; charset=utf-8",
			// «no-transform» keeps the compression of the server, and of proxies, from holding lines back.
			"Cache-Control": "no-store, no-transform",
			"X-Accel-Buffering": "no",
		},
	});
};

/** Ends every stream and the listening connection: the process is about to stop, browsers come back to another. */
export const closeStreams = async (): Promise<void> => {
	for (const close of [...closers]) close();
	await closeBus();
};
