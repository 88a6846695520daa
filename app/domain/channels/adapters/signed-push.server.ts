import { createHash } from "node:crypto";
import type { Adapter, Push, RawEvent } from "./adapter";
import { verifySigned } from "./signature";
import { fieldsOf } from "./social.server";

/**
 * The inbound half of a network that is polled: a relay of the city may also push events one at a time, signed as e-mail is
 * («t=…, v1=…» over the raw bytes). `idOf` finds the provider's own identifier.
 */
export const signedPush = (
	secret: string | null,
	idOf: (fields: Record<string, unknown>) => string,
): Pick<Adapter, "verify" | "split"> => ({
	verify: (push: Push) => verifySigned(secret, push),
	split: ({ body }: Push): RawEvent[] => {
		if (body.length === 0) return [];
		let id = "";
		try {
			id = idOf(fieldsOf(body));
		} catch {
			// Not readable: the event is kept all the same, under what it is.
		}
		return [{ nativeId: id || createHash("sha256").update(body).digest("hex"), raw: body, hints: {} }];
	},
});
