import { type Answer, list } from "./tree";

/** One thing wrong with a call. `code` is also the HTTP status: 404 what does not exist, 403 the key, 429 too many, 400 the rest. */
export type Fault = { code: 400 | 403 | 404 | 405 | 413 | 429; description: string };

export const fault = (code: Fault["code"], description: string): Fault => ({ code, description });

export const faultsAnswer = (faults: Fault[]): Answer => ({
	root: "errors",
	value: list(
		"error",
		faults.map(({ code, description }) => ({ code, description })),
	),
});

/** A call's parameters as they came: the last value of a name, none when it is empty. */
export type Params = URLSearchParams;

export const given = (params: Params, name: string): string | null => params.getAll(name).at(-1)?.trim() || null;

export const givenList = (params: Params, name: string): string[] | null => {
	const items = params
		.getAll(name)
		.flatMap((value) => value.split(","))
		.map((item) => item.trim())
		.filter(Boolean);
	return items.length > 0 ? items : null;
};
