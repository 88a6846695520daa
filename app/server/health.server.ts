import { pool } from "./db.server";

/** Whether the process can answer: the database speaks within two seconds. */
export const isHealthy = (): Promise<boolean> =>
	Promise.race([
		pool()
			.query("SELECT 1")
			.then(
				() => true,
				() => false,
			),
		new Promise<boolean>((answer) => setTimeout(() => answer(false), 2_000).unref()),
	]);
