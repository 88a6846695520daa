import type { NextFunction, Request, Response } from "express";
import { gate } from "./gate.server";

/** The forms that cost a password hash each. */
const COSTLY = /^\/(?:sign-in|sign-up|reset-password\/|invitation\/|me\/(?:security|address|prove))/;

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Beaucoup de monde en ce moment</title></head>
<body><main><h1>Beaucoup de monde en ce moment</h1>
<p>Attendez une minute, revenez à la page précédente et recommencez : ce que vous avez écrit n’est pas perdu.</p>
<p lang="en">Many people are here right now. Wait a minute, go back to the previous page and try again: what you typed is not lost.</p>
</main></body></html>`;

/**
 * Lets the costly forms in one after the other: four are worked on, three hundred wait in line holding nothing but their
 * connection, the others are told at once to come back. Everything else keeps its processor, memory and database.
 */
export const orderlyLine = () => {
	const through = gate({ atOnce: 4, waiting: 300 });
	return async (request: Request, response: Response, next: NextFunction) => {
		if (request.method !== "POST" || !COSTLY.test(request.path)) return next();
		const entered = await through(async () => {
			// Whoever gave up while waiting costs nothing.
			if (response.destroyed || request.socket.destroyed) return;
			const left = new Promise((gone) => response.once("close", gone));
			next();
			await left;
		});
		if (!entered.ok) response.status(503).set("Retry-After", "60").type("html").send(PAGE);
	};
};
