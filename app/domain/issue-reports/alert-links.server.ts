import { isSigned, sign } from "~/server/sign.server";

const USE = "report-alert";

/** The address that ends an alert without signing in, written in its letters. */
export const stopPath = (alertId: string): string => `/alerts/stop/${alertId}.${sign(USE, alertId)}`;

/** The alert such an address names; null if it was not made here. */
export const alertOfToken = (token: string): string | null => {
	const [id = "", signature = ""] = token.split(".");
	return id && isSigned(USE, id, signature) ? id : null;
};
