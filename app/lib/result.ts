/** What a command answers: its value, or the reason it refused. Refusals are values, never exceptions. */
export type Result<Value, Reason extends string> = { ok: true; value: Value } | { ok: false; reason: Reason };

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const;

export const refuse = <Reason extends string>(reason: Reason) => ({ ok: false, reason }) as const;
