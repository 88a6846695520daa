declare module "autocannon" {
	type Request = { method?: string; path?: string; headers?: Record<string, string>; body?: string };
	type Result = {
		requests: { average: number; total: number };
		latency: { p50: number; p99: number };
		non2xx: number;
		errors: number;
		statusCodeStats: Record<string, { count: number }>;
	};
	type Options = {
		url: string;
		connections: number;
		duration?: number;
		amount?: number;
		requests?: (Request & { setupRequest?: (request: Request) => Request })[];
	};
	export default function autocannon(options: Options): Promise<Result>;
}
