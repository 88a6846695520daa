import { ok, type Result, refuse } from "~/lib/result";

/**
 * Lets `atOnce` pieces of heavy work run together and `waiting` more stand in line; others are refused at once,
 * so that memory stays bounded and everything else keeps answering.
 */
export const gate = ({ atOnce, waiting }: { atOnce: number; waiting: number }) => {
	let running = 0;
	const line: (() => void)[] = [];
	const leave = () => {
		const next = line.shift();
		if (next) next();
		else running -= 1;
	};
	return async <Value>(work: () => Promise<Value>): Promise<Result<Value, "busy">> => {
		if (running < atOnce) running += 1;
		else if (line.length >= waiting) return refuse("busy");
		else await new Promise<void>((enter) => line.push(enter));
		try {
			return ok(await work());
		} finally {
			leave();
		}
	};
};
