import { type Request, type Response, Router } from "express";
import { env } from "../env.server";
import { standInClient } from "./clients.server";
import { type StandInKind, standInProvider } from "./provider.server";

const kinds: StandInKind[] = ["franceconnect", "franceconnect-plus", "proconnect"];

/** The stand-ins of a demonstration city, under /demo: whoever tries the buttons meets people who do not exist. */
export const demonstrationProviders = (): Router => {
	const router = Router();
	const at = (path: string) => new URL(path, env().PUBLIC_URL).href;
	for (const kind of kinds) {
		// Made at the first visit: a city nobody signs in to this way pays nothing for it.
		let handle: ReturnType<typeof standInProvider> | undefined;
		router.use(`/${kind}/api/v2`, (request: Request, response: Response) => {
			handle ??= standInProvider({
				...{ kind, ...standInClient(kind), issuer: at(`/demo/${kind}/api/v2`) },
				redirectUri: at(`/sign-in/${kind}/callback`),
				postLogoutRedirectUri: at("/signed-out"),
			});
			return handle(request, response);
		});
	}
	return router;
};
