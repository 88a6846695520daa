import { createHmac } from "node:crypto";
import { env } from "~/server/env.server";
import { prefillClient } from "../ledger/rules";

/** The demonstration city's library, as its provider knows it. */
export const LIBRARY_CLIENT = "mediatheque-de-marvoise";

/** Where the demonstration serves it: under the city's own address, from a process of its own. */
export const libraryBase = () => `${new URL(env().PUBLIC_URL).origin}/mediatheque`;

/** The library's enrolment form, to which one goes on from the directory with what the city knows. */
export const LIBRARY_PREFILL = prefillClient("mediatheque");

export const libraryEnrolment = () => `${libraryBase()}/inscription`;

/** A secret that both processes of the demonstration can make. */
export const librarySecret = () => createHmac("sha256", env().APP_SECRET).update("demonstration library").digest("hex");
