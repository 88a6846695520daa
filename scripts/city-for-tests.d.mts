type City = Record<"DATABASE_URL" | "PUBLIC_URL" | "PORT" | "STORAGE_DIR", string> & { pid: number };

export declare const withCity: <Answer>(
	work: (city: City) => Promise<Answer>,
	options?: { settings?: Record<string, string>; postgres?: Record<string, string> },
) => Promise<Answer>;
