import { isSigned, sign } from "~/server/sign.server";

type Closing = { reportId: string; eventId: string };

const USE = "closing";

/** Where the reporter of a testimony says, without account, whether a closing is true. Nobody can make it for another's. */
export const closingPath = ({ reportId, eventId }: Closing): string =>
	`/reports/closing/${reportId}.${eventId}.${sign(USE, `${reportId}.${eventId}`)}`;

/** What such an address means; null when it was not made here. */
export const readClosing = (token: string): Closing | null => {
	const [reportId = "", eventId = "", signature = ""] = token.split(".");
	return isSigned(USE, `${reportId}.${eventId}`, signature) ? { reportId, eventId } : null;
};
