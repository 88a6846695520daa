import type { Adapter, Description } from "./adapter";

/** Stands for a provider in the demonstration city: nothing leaves, nothing comes in, and what would have left is said to have. */
export const demonstrationAdapter = (channel: Description["channel"]): Adapter => ({
	describe: () => ({
		...{
			id: channel,
			channel,
			inbound: [],
			hasReceipts: false,
			hasAttachments: false,
			isPublic: false,
			maxLength: null,
		},
	}),
	verify: () => "not-configured",
	split: () => [],
	parse: async () => [],
	send: async (_, __, key) => ({ outcome: "accepted", nativeId: `demonstration:${key}` }),
	health: async () => null,
});
