export declare const freePort: () => Promise<number>;

export declare const startPostgres: (
	folder: string,
	settings?: Record<string, string | number>,
) => Promise<{ address: string; wasRunning: boolean; stop: () => Promise<void> }>;
