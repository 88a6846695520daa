import type { Context } from "~/server/context.server";
import { type ReadValue, readForService } from "../ledger/read-for-service.server";
import { type AttributeKey, definitionOf, isAttributeKey } from "../ledger/rules";

/** The facts a set of scopes asks for, among those of a contract. */
export const keysOfScopes = (keys: string[], scopes: Iterable<string>): AttributeKey[] => {
	const asked = new Set(scopes);
	return keys.filter(isAttributeKey).filter((key) => asked.has(definitionOf(key).scope));
};

/** One value as OpenID Connect writes it (Core, section 5.1). */
export const claimsOf = ({ key, value, level }: ReadValue): Record<string, unknown> => {
	const { claim, type } = definitionOf(key);
	if (claim === "address") return { address: { formatted: value } };
	if (claim === "email") return { email: value, email_verified: level > 0 };
	if (claim === "phone_number") return { phone_number: value, phone_number_verified: level > 0 };
	return { [claim]: type === "number" ? Number(value) : value };
};

type Asked = { clientId: string; accountId: string; scope: string };

/** The claims of a person for a service: read through the ledger's door, so each reading is written down. */
export const claimsFor = async (context: Context, { clientId, accountId, scope }: Asked) => {
	const service = await context.db.connectedService.findUnique({
		where: { clientId },
		select: { id: true, contracts: { select: { key: true } } },
	});
	if (!service) return {};
	const contract = service.contracts.map(({ key }) => key);
	const keys = keysOfScopes(contract, scope.split(" "));
	if (keys.length === 0) return {};
	const values = await readForService(context, {
		serviceId: service.id,
		personId: accountId,
		keys,
		request: "sign-in",
	});
	return Object.assign({}, ...values.map(claimsOf)) as Record<string, unknown>;
};
