import { PassThrough } from "node:stream";
import {
	createReadableStreamFromReadable,
	type EntryContext,
	type HandleDataRequestFunction,
	type HandleErrorFunction,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { type PipeableStream, renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { i18nFor, languageOf } from "~/i18n/i18next.server";
import { log } from "~/server/log.server";
import { contentSecurityPolicy } from "~/server/security.server";
import { ReferenceContext } from "~/ui/layout/ErrorPage";
import { NonceContext } from "~/ui/nonce";

export { handleMap } from "~/domain/issue-reports/map-door.server";
export { handleOpenId } from "~/domain/residents/provider/handler.server";
export { startWorker } from "~/jobs/worker.server";
export { disconnect } from "~/server/db.server";
export { isHealthy } from "~/server/health.server";
export { closeStreams } from "~/server/stream.server";

/** How long a page may take to render before the connection is ended, in milliseconds. */
const RENDER_LIMIT = 10_000;

type Visit = { cookies: string[]; requestId: string; visit?: Promise<{ actor: { kind: string } }> };

/** What is shown to someone signed in is kept nowhere; other pages are asked for again each time. */
const setCaching = async (headers: Headers, { visit }: Visit) => {
	if (headers.has("Cache-Control")) return;
	const isVisitor = (await visit?.catch(() => undefined))?.actor.kind === "visitor";
	headers.set("Cache-Control", isVisitor ? "private, no-cache" : "no-store");
};

export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	visit: Visit,
) {
	const { cookies, requestId } = visit;
	const nonce = crypto.randomUUID();
	const i18n = i18nFor(await languageOf(request));
	headers.set("Content-Type", "text/html; charset=utf-8");
	// A page whose form ends on another site (a sign-in there) names it in this header: browsers follow the whole way.
	const formTarget = headers.get("X-Form-Target");
	headers.delete("X-Form-Target");
	headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, new URL(request.url), formTarget));
	for (const cookie of cookies) headers.append("Set-Cookie", cookie);
	await setCaching(headers, visit);
	const waitForAll = isbot(request.headers.get("user-agent") ?? "");
	return new Promise<Response>((answer, fail) => {
		let failed = false;
		const respond = (stream: PipeableStream) => {
			const body = new PassThrough();
			answer(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
			stream.pipe(body);
		};
		const stream = renderToPipeableStream(
			<NonceContext.Provider value={nonce}>
				<ReferenceContext.Provider value={requestId}>
					<I18nextProvider i18n={i18n}>
						<RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={RENDER_LIMIT} />
					</I18nextProvider>
				</ReferenceContext.Provider>
			</NonceContext.Provider>,
			{
				nonce,
				[waitForAll ? "onAllReady" : "onShellReady"]: () => respond(stream),
				onShellError: fail,
				onError: (error) => {
					failed = true;
					log.error({ err: error }, "rendering failed");
				},
			},
		);
		setTimeout(() => stream.abort(), RENDER_LIMIT + 1_000).unref();
	});
}

/** The same for data without its page (single fetch). */
export const handleDataRequest: HandleDataRequestFunction = async (response, { context }) => {
	const visit = context as Visit;
	if (response.headers.has("X-Remix-Response")) await setCaching(response.headers, visit);
	for (const cookie of visit.cookies) response.headers.append("Set-Cookie", cookie);
	return response;
};

/** Bugs and outages, logged once with the reference the error page shows. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
	if (request.signal.aborted) return;
	log.error({ requestId: (context as { requestId?: string }).requestId, err: error }, "request failed");
};
