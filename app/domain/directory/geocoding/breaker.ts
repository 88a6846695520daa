type Options = { failures: number; pause: number; now?: () => number };

/**
 * A circuit breaker: after so many failures in a row nothing is asked for `pause` milliseconds, then one call tries again.
 * Answers null instead of calling, or when the call fails.
 */
export const breaker = ({ failures, pause, now = Date.now }: Options) => {
	let failed = 0;
	let closedUntil = 0;
	return async <Value>(call: () => Promise<Value>): Promise<Value | null> => {
		if (now() < closedUntil) return null;
		try {
			const value = await call();
			failed = 0;
			return value;
		} catch {
			failed += 1;
			if (failed >= failures) closedUntil = now() + pause;
			return null;
		}
	};
};

/** Answers kept for a while, the oldest dropped first. */
export const memory = <Value>({ size, life, now = Date.now }: { size: number; life: number; now?: () => number }) => {
	const kept = new Map<string, { value: Value; until: number }>();
	return {
		get: (key: string): Value | undefined => {
			const found = kept.get(key);
			return found && found.until > now() ? found.value : undefined;
		},
		set: (key: string, value: Value) => {
			kept.delete(key);
			kept.set(key, { value, until: now() + life });
			const oldest = kept.keys().next().value;
			if (kept.size > size && oldest !== undefined) kept.delete(oldest);
		},
	};
};

/** At most so many calls in a second, for the whole process; beyond, not allowed. */
export const pace = (perSecond: number, now: () => number = Date.now) => {
	let calls: number[] = [];
	return (): boolean => {
		calls = calls.filter((at) => at > now() - 1000);
		if (calls.length >= perSecond) return false;
		calls.push(now());
		return true;
	};
};
