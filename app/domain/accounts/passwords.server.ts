import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import type { Result } from "~/lib/result";
import { gate } from "~/server/gate.server";

/** OWASP Password Storage: Argon2id with 19 MiB, two passes, one lane (the library's default is Argon2id). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * As many at once as there are processors (two hold 38 MiB, whatever happens), so that pages keep their share of them. A
 * crowd of five hundred waits some seconds in line rather than being sent away (measured by `bench/sign-ins.ts`).
 */
const through = gate({ atOnce: Math.min(4, Math.max(2, availableParallelism())), waiting: 600 });

/** One form for the same password typed on different keyboards (NIST SP 800-63B, 5.1.1.2). */
const same = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<Result<string, "busy">> =>
	through(() => hash(same(password), COST));

let nobody: Promise<string> | undefined;

/** Whether the password is the one of `passwordHash`. Takes as long when there is none, so that time tells nothing. */
export const checkPassword = (
	passwordHash: string | null | undefined,
	password: string,
): Promise<Result<boolean, "busy">> =>
	through(async () => {
		nobody ??= hash(crypto.randomUUID(), COST);
		const isRight = await verify(passwordHash ?? (await nobody), same(password));
		return isRight && typeof passwordHash === "string";
	});
