export const taskStates = ["todo", "seen", "started", "done", "cancelled"] as const;

export type TaskStateName = (typeof taskStates)[number];

/** What may follow a state of a task. */
export const taskMoves: Record<TaskStateName, readonly TaskStateName[]> = {
	todo: ["seen", "started", "done", "cancelled"],
	seen: ["started", "done", "cancelled"],
	started: ["done", "cancelled"],
	done: [],
	cancelled: [],
};

export const isUnderWay = (state: TaskStateName): boolean => taskMoves[state].length > 0;
