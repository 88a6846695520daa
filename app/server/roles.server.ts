import { connect } from "./db.server";
import { env } from "./env.server";

/** The database roles of secret votes and of services that read facts: each sees its own and nothing else (see the migrations). */
export type DatabaseRole = "parvis_roll" | "parvis_box" | "parvis_sequencer" | "parvis_reader";

/** Connections a role may hold at once. */
const POOL = 10;

const connections = new Map<DatabaseRole, ReturnType<typeof connect>>();

/** The database as this role sees it, over connections that no other role ever uses. */
export const dbAs = (role: DatabaseRole) => {
	const known = connections.get(role);
	if (known) return known.client;
	const url = new URL(env().DATABASE_URL);
	url.searchParams.set("options", `-c role=${role}`);
	const connection = connect(url.href, POOL);
	connections.set(role, connection);
	return connection.client;
};

export const disconnectRoles = async () => {
	await Promise.all([...connections.values()].map(({ close }) => close()));
	connections.clear();
};
