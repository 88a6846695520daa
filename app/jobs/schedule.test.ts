import { parseCrontab } from "graphile-worker";
import { expect, it } from "vitest";
import { schedule } from "./schedule.server";

it("the schedule is one the worker can read, each line with a name of its own", () => {
	expect(parseCrontab(schedule.join("\n"))).toHaveLength(schedule.length);
});
