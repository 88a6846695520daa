import type { Adapter, AdapterPayload } from "oidc-provider";

/** Beyond this the oldest go: a stand-in holds nothing worth keeping. */
const MOST = 5_000;

/** Where a stand-in keeps what it knows: its own memory, bounded. */
export const memory = () => {
	const rows = new Map<string, { payload: AdapterPayload; until: number }>();
	return (model: string): Adapter => {
		const key = (id: string) => `${model}:${id}`;
		const find = async (id: string) => {
			const row = rows.get(key(id));
			return row && row.until > Date.now() ? row.payload : undefined;
		};
		const remove = (wanted: (payload: AdapterPayload) => boolean) => {
			for (const [name, { payload }] of rows) if (wanted(payload)) rows.delete(name);
		};
		return {
			upsert: async (id, payload, expiresIn) => {
				rows.delete(key(id));
				rows.set(key(id), { payload, until: Date.now() + (expiresIn || 3_600) * 1_000 });
				if (rows.size > MOST) rows.delete(rows.keys().next().value as string);
			},
			find,
			findByUid: async (uid) => [...rows.values()].find(({ payload }) => payload.uid === uid)?.payload,
			findByUserCode: async () => undefined,
			consume: async (id) => {
				const row = rows.get(key(id));
				if (row) row.payload.consumed = Math.floor(Date.now() / 1_000);
			},
			destroy: async (id) => void rows.delete(key(id)),
			revokeByGrantId: async (grantId) => remove((payload) => payload.grantId === grantId),
		};
	};
};
