import type { Context } from "~/server/context.server";

/** What a worker that is killed «says»: nothing after it is executed, whatever it was about to catch or write. */
export class Killed extends Error {}

type Life = { left: number };

type AnyFunction = (...given: unknown[]) => unknown;

const isSpent = (life: Life) => {
	life.left -= 1;
	return life.left < 0;
};

/** Counts each statement; once the life is spent, every one of them fails, those of error handling too. */
const mortalDb = <Target extends object>(target: Target, life: Life): Target =>
	new Proxy(target, {
		get: (of, name) => {
			const value: unknown = Reflect.get(of, name);
			if (name === "$transaction")
				return async (work: AnyFunction, options: unknown) => {
					if (isSpent(life)) throw new Killed();
					return (value as AnyFunction).call(of, (inner: object) => work(mortalDb(inner, life)), options);
				};
			if (typeof value === "function")
				return (...given: unknown[]) => {
					if (isSpent(life)) return Promise.reject(new Killed());
					return (value as AnyFunction).apply(of, given);
				};
			return typeof value === "object" && value !== null && !String(name).startsWith("_")
				? mortalDb(value, life)
				: value;
		},
	});

/** The context of a worker that dies at its `statements`-th statement: what it had not committed is as if it never was. */
export const aMortalContext = (context: Context, statements: number): Context => ({
	...context,
	db: mortalDb(context.db as object, { left: statements }) as Context["db"],
});
