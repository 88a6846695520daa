import { type Request, type Response, Router } from "express";
import { env } from "../env.server";
import { standInClient } from "./clients.server";
import { type StandInKind, standInProvider } from "./provider.server";

const kinds: StandInKind[] = ["franceconnect", "franceconnect-plus", "proconnect"];

/**
 * The state's family quotient, for whoever's token the stand-in of FranceConnect knows: it is asked, as the real interface
 * asks the real one. Figures of nobody.
 */
const answerHousehold = async (request: Request, response: Response): Promise<void> => {
	const authorization = request.headers.authorization ?? "";
	const address = `http://127.0.0.1:${env().PORT}/demo/franceconnect/api/v2/userinfo`;
	const known = await fetch(address, { headers: { authorization }, signal: AbortSignal.timeout(2_000) }).catch(
		() => null,
	);
	if (!known?.ok) {
		response.status(401).json({ errors: [{ code: "00103", title: "Jeton inconnu" }] });
		return;
	}
	const quotient_familial = { fournisseur: "CNAF", valeur: 742, annee: 2026, mois: 11 };
	const people = { allocataires: [{}, {}], enfants: [{}] };
	response.json({ data: { quotient_familial, ...people } });
};

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
	router.get("/api-particulier/v3/dss/quotient_familial/france_connect", answerHousehold);
	return router;
};
