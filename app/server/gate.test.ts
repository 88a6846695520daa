import { expect, it } from "vitest";
import { gate } from "./gate.server";

it("lets so many run, so many wait, and refuses the others at once", async () => {
	const through = gate({ atOnce: 2, waiting: 3 });
	let [running, most] = [0, 0];
	const work = async () => {
		running += 1;
		most = Math.max(most, running);
		await new Promise((done) => setTimeout(done, 5));
		running -= 1;
		return "done";
	};
	const results = await Promise.all(Array.from({ length: 8 }, () => through(work)));
	expect(most).toBe(2);
	expect(results.map((result) => (result.ok ? "done" : result.reason))).toEqual([
		...Array(5).fill("done"),
		...Array(3).fill("busy"),
	]);
	await expect(through(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
	expect(await through(work), "a failure gives its place back").toEqual({ ok: true, value: "done" });
});
