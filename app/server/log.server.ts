import pino from "pino";
import { env } from "./env.server";

/** One JSON line per request or job. Never a name, an address or the text of a message. */
export const log = pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
