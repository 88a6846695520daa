import type { Translate } from "~/i18n/namespaces";

/** Everything a command of this domain may refuse for. */
type Refusal =
	| {
			ok: false;
			reason:
				| "wrong-credentials"
				| "busy"
				| "not-allowed"
				| "no-such-account"
				| "not-confirmed"
				| "last-admin"
				| "link-not-valid"
				| "address-taken"
				| "wrong-code";
	  }
	| { ok: false; reason: "too-many-attempts"; minutes: number };

const statuses: Record<Refusal["reason"], number> = {
	"wrong-credentials": 422,
	busy: 503,
	"not-allowed": 403,
	"no-such-account": 404,
	"not-confirmed": 422,
	"last-admin": 422,
	"link-not-valid": 410,
	"address-taken": 409,
	"wrong-code": 422,
	"too-many-attempts": 429,
};

/** A refusal in the reader's words, and how HTTP says it. */
export const accountRefusal = (t: Translate, refusal: Refusal) => {
	const status = statuses[refusal.reason];
	if (refusal.reason === "too-many-attempts") {
		const text = t("accounts:refusals.too-many-attempts", { count: refusal.minutes });
		return { text, status, headers: { "Retry-After": String(refusal.minutes * 60) } };
	}
	const headers: Record<string, string> = refusal.reason === "busy" ? { "Retry-After": "60" } : {};
	return { text: t(`accounts:refusals.${refusal.reason}`), status, headers };
};
