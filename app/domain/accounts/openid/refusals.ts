/** Why the way back from an identity provider lets nobody in; texts: identity.json, `openid.refusals`. */
export const openidRefusals = [
	"abandoned",
	"provider-down",
	"our-fault",
	"not-set-up",
	"too-many",
	"attempt-unknown",
	"attempt-used",
	"answer-invalid",
	"level-too-low",
	"someone-else",
	"identity-taken",
	"other-identity",
	"establishment",
] as const;

export type OpenidRefusal = (typeof openidRefusals)[number];

/** How HTTP says it: a choice of the visitor's, a request we do not believe, or a service that is not there. */
export const openidStatus = (reason: OpenidRefusal): number => {
	if (reason === "abandoned") return 200;
	if (reason === "provider-down") return 503;
	if (reason === "too-many") return 429;
	if (reason === "not-set-up") return 404;
	if (reason === "our-fault") return 502;
	return reason === "identity-taken" || reason === "other-identity" ? 409 : 400;
};
