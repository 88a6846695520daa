import { z } from "zod";

/** What a browser gives to be told: where, and the keys only it can open (RFC 8291). */
export const subscriptionSchema = z.object({
	endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
	p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/),
	auth: z.string().regex(/^[\w-]{20,30}={0,2}$/),
});

export const stopSchema = z.object({ endpoint: z.string().max(1_000).default("") });
