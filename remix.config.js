/** The Remix plugin's options; `vite.config.ts` imports them. */
export default {
	appDirectory: "app",
	future: {
		v3_fetcherPersist: true,
		v3_relativeSplatPath: true,
		v3_throwAbortReason: true,
		v3_singleFetch: true,
		v3_routeConfig: true,
		// Lazy route discovery reloaded pages at deployments and lost what people had typed (docs/decisions/0007).
		v3_lazyRouteDiscovery: false,
	},
};
