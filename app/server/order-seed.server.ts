import { accountOf } from "~/lib/actor";
import { cityDay } from "~/lib/city-day";
import type { Context } from "~/server/context.server";

/**
 * What the random order is drawn from: the day and the person. For a visitor, the kind of browser stands for the person:
 * nothing is stored, and not everyone begins at the same place.
 */
export const orderSeed = ({ actor, now }: Context, request: Request): string =>
	`${cityDay(now)} ${accountOf(actor) ?? request.headers.get("user-agent") ?? ""}`;
